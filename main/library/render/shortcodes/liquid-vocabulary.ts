import { mediaKind, pictureName } from '../../scan/media-kind.ts';
import { jekyllSlug } from '../../slugs/jekyll-slug.ts';
import type { LinkForm } from '../references.ts';
import type { NamesAt } from '../templates/known-names.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { CallValue, KnownCall, Vocabulary } from '../tree/known-call.ts';
import { codeOptions, fieldText, firstArgument } from './call-arguments.ts';
import { admonitionKinds } from '../markdown/admonition-kind.ts';
import { admonition } from './admonitions.ts';
import { figureCall } from './figures.ts';
import { listedGallery } from './galleries.ts';
import { jekyllPluginCalls } from './jekyll-plugin-calls.ts';
import { themeCalls } from './theme-calls.ts';
import { codeText } from './titled-code.ts';
import { embedNamed, webEmbeds } from './web-embeds.ts';

type Fields = Parameters<CallValue>[1];

/** The value of an output tag: `{{ … }}`. */
const outputValue: CallValue = (call, fields, names) => pipeline(call.positional[0] ?? '', fields, names);

/** An expression with its filters, as long as they leave an address or text unchanged. */
function pipeline(written: string, fields: Fields, names: NamesAt): string | LinkForm | null {
  const [source = '', ...filters] = splitPipes(written).map((each) => each.trim());
  let value = literalOrField(source, fields, names);
  if (value === null) {
    return null;
  }
  let isAddress = namesRoot(source);
  for (const filter of filters.slice(0, 10)) {
    const [, name = '', argument = ''] = /^(\w+)\s*:?\s*(.*)$/s.exec(filter) ?? [];
    const literal = /^(["'])(.*)\1$/s.exec(argument)?.[2] ?? '';
    if (name === 'append') {
      value += literalOrField(argument, fields, names) ?? literal;
    } else if (name === 'prepend') {
      value = (literalOrField(argument, fields, names) ?? literal) + value;
    } else if (name === 'relative_url' || name === 'absolute_url') {
      value = fromRoot(value);
    } else if (name === 'slugify') {
      value = jekyllSlug(value, literal || 'default');
    } else if (!unchanged.has(name)) {
      return null;
    }
    isAddress ||= name === 'relative_url' || name === 'absolute_url' || namesRoot(argument);
  }
  return isAddress && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value) ? { form: 'root', target: value } : value;
}

/** Whether a variable holds the root of the site's addresses. */
function namesRoot(source: string): boolean {
  return /^(?:site\.)?(?:baseurl|github\.url)$|^SITEURL$/i.test(source);
}

const unchanged = new Set(
  'url escape escape_once xml_escape cgi_escape uri_escape strip markdownify smartify safe default date_to_string '
    .trim()
    .split(' '),
);

function fromRoot(address: string): string {
  return /^[a-z][a-z\d+.-]*:|^\/|^$/i.test(address) ? address : `/${address}`;
}

function splitPipes(text: string): readonly string[] {
  return text.match(/(?:"[^"]*"|'[^']*'|[^|"']|["'])+/g) ?? [];
}

function literalOrField(source: string, fields: Fields, names: NamesAt): string | null {
  const quoted = /^(["'])(.*)\1$/s.exec(source)?.[2];
  if (quoted !== undefined) {
    return quoted;
  }
  // The site's own web address has no effect on which page a link means.
  if (namesRoot(source) || source === 'site.url') {
    return '';
  }
  const setting = /^site\.[\w.-]+$/.exec(source)?.[0];
  if (setting !== undefined) {
    return fieldText(fields, setting.toLowerCase());
  }
  if (/^[a-z_][\w-]*$/i.test(source)) {
    return names(source)?.text ?? null;
  }
  const path = /^(?:page|post|frontMatter)\.([\w.-]+)$/.exec(source)?.[1];
  return path === undefined ? null : fieldText(fields, path);
}

function linkValue(call: TemplateCall): LinkForm | null {
  const [first = ''] = call.positional;
  if (first === '' || (call.name !== 'post_url' && call.name !== 'link')) {
    return null;
  }
  // The whole tag is the name, spaces included.
  const whole = /^\{%-?\s*\w+\s+([\s\S]*?)\s*-?%\}$/.exec(call.source)?.[1] ?? first;
  const target = /^["']/.test(whole) ? first : whole;
  if (call.name === 'post_url') {
    return { form: 'post-url', target };
  }
  return { form: 'site', target };
}

export const liquidValue: CallValue = (call, fields, names) =>
  call.kind === 'output' ? outputValue(call, fields, names) : linkValue(call);

/** The text of what a post assigns: `{% assign photos = site.baseurl | append: "/photos" %}`. */
export function expressionText(written: string, fields: Fields, names: NamesAt): string | null {
  const value = pipeline(written, fields, names);
  return typeof value === 'string' ? value : (value?.target ?? null);
}

/** A call that sets a name and shows nothing, but for a text that stands in it. */
export const silent: KnownCall = (call) => (call.inner ? null : []);

const linkCall: KnownCall = (call, tools) => {
  const form = linkValue(call);
  return form === null ? null : [tools.link(form, [tools.text(form.target)])];
};

export const highlight: KnownCall = (call, tools) => [
  tools.code(codeText(tools.innerSource()), call.positional[0] ?? '', codeOptions(call, 1)),
];

/** Whether the name of an include tells more of what it means than its text does. */
export function isKnownInclude(file: string): boolean {
  const name = includeName(file);
  return (
    embedNamed(name) !== null ||
    admonitionKinds.has(name) ||
    /^(?:alert|callout|video|toc(?:-inline)?|gallery)$/.test(name)
  );
}

function includeName(file: string): string {
  return file
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();
}

/** `{% include figure.html src="…" %}`. It is recognised by the name of the file and its arguments. */
const include: KnownCall = (call, tools) => {
  const [file = ''] = call.positional;
  const name = includeName(file);
  const known = embedNamed(name);
  const rest = { ...call, positional: call.positional.slice(1) };
  if (known) {
    return known(rest, tools);
  }
  const provider = name === 'video' ? embedNamed(firstArgument(call, 'provider').toLowerCase()) : null;
  if (provider) {
    return provider(rest, tools);
  }
  // The box of a theme, with its words as an argument.
  const words = firstArgument(call, 'content', 'text');
  if (words !== '' && (admonitionKinds.has(name) || /^(?:alert|callout)$/.test(name))) {
    const type = firstArgument(call, 'type') || name;
    const title = firstArgument(call, 'title');
    return [
      admonition(tools, type, title === '' ? [] : tools.inline(title), [tools.element('p', tools.inline(words))]),
    ];
  }
  if (name === 'toc' || name === 'toc-inline') {
    return [tools.contents()];
  }
  if (name === 'gallery') {
    return listedGallery(rest, tools);
  }
  const src = firstArgument(call, 'src', 'url', 'path', 'image_path', 'image', 'file', 'img');
  const link = firstArgument(call, 'link', 'href');
  if (name === 'button' && link !== '') {
    return [tools.link(link, tools.inline(words || link))];
  }
  // A theme may name its film `video.html` or `embed/video.html`, and a film of the site by `id`.
  const film = src || (name === 'video' ? firstArgument(call, 'id') : '');
  if (/^(?:video|audio)$/.test(name) && mediaKind(film) !== null) {
    return [tools.media(name === 'audio' ? 'audio' : 'video', film, firstArgument(call, 'title', 'caption'))];
  }
  return pictureName.test(src) ? figureCall({ ...rest, named: new Map([...call.named, ['src', src]]) }, tools) : null;
};

export const liquidVocabulary: Vocabulary = {
  shown: {
    ...themeCalls,
    ...webEmbeds,
    ...jekyllPluginCalls,
    highlight,
    assign: silent,
    include,
    include_relative: include,
    include_cached: include,
    post_url: linkCall,
    link: linkCall,
  },
  value: liquidValue,
  expression: expressionText,
};
