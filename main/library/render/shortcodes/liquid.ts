import type { LinkForm } from '../references.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import { codeText, commonCalls, figureCall, pictureName } from './common.ts';
import { type CallValue, fieldText, firstArgument, type KnownCall, type Vocabulary } from './known-call.ts';
import { embedNamed, webEmbeds } from './web-embeds.ts';

/** The pipeline of an output, as far as its filters leave an address or a text as it is. */
const outputValue: CallValue = (call, fields) => {
  const [written = ''] = call.positional;
  const [source = '', ...filters] = splitPipes(written).map((each) => each.trim());
  let value = literalOrField(source, fields);
  if (value === null) return null;
  let isAddress = namesRoot(source);
  for (const filter of filters.slice(0, 10)) {
    const [, name = '', argument = ''] = /^(\w+)\s*:?\s*(.*)$/s.exec(filter) ?? [];
    const own = /^(["'])(.*)\1$/s.exec(argument)?.[2] ?? '';
    if (name === 'append') value += literalOrField(argument, fields) ?? own;
    else if (name === 'prepend') value = (literalOrField(argument, fields) ?? own) + value;
    else if (name !== 'relative_url' && name !== 'absolute_url' && !unchanged.has(name)) return null;
    isAddress ||= name === 'relative_url' || name === 'absolute_url' || namesRoot(argument);
  }
  return isAddress && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value) ? { form: 'root', target: value } : value;
};

/** Whether a variable holds the address that the site's own addresses begin with. */
const namesRoot = (source: string): boolean => /^(?:site\.)?(?:baseurl|github\.url)$|^SITEURL$/i.test(source);

const unchanged = new Set(
  'url escape escape_once xml_escape cgi_escape uri_escape strip markdownify smartify safe default date_to_string '
    .trim()
    .split(' '),
);

const splitPipes = (text: string): readonly string[] => text.match(/(?:"[^"]*"|'[^']*'|[^|"']|["'])+/g) ?? [];

const literalOrField = (source: string, fields: Parameters<CallValue>[1]): string | null => {
  const quoted = /^(["'])(.*)\1$/s.exec(source)?.[2];
  if (quoted !== undefined) return quoted;
  // Where the site is on the web says nothing of where in the site a link leads.
  if (namesRoot(source) || source === 'site.url') return '';
  const path = /^(?:page|post|frontMatter)\.([\w.-]+)$/.exec(source)?.[1];
  return path === undefined ? null : fieldText(fields, path);
};

const linkValue = (call: TemplateCall): LinkForm | null => {
  const [target = ''] = call.positional;
  if (target === '') return null;
  if (call.name === 'post_url') return { form: 'post-url', target };
  return call.name === 'link' ? { form: 'site', target } : null;
};

export const liquidValue: CallValue = (call, fields) =>
  call.kind === 'output' ? outputValue(call, fields) : linkValue(call);

const linkCall: KnownCall = (call, tools) => {
  const form = linkValue(call);
  return form === null ? null : [tools.link(form, [tools.text(form.target)])];
};

export const highlight: KnownCall = (call, tools) => [
  tools.code(codeText(tools.innerSource()), call.positional[0] ?? ''),
];

/** `{% include figure.html src="…" %}`: told by the file's name and what it is given. */
const include: KnownCall = (call, tools) => {
  const [file = ''] = call.positional;
  const name = file
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();
  const known = embedNamed(name);
  const rest = { ...call, positional: call.positional.slice(1) };
  if (known) return known(rest, tools);
  if (name === 'toc' || name === 'toc-inline') return [tools.contents()];
  const src = firstArgument(call, 'src', 'url', 'path', 'image_path', 'image', 'file', 'img');
  return pictureName.test(src) ? figureCall({ ...rest, named: new Map([...call.named, ['src', src]]) }, tools) : null;
};

export const liquidVocabulary: Vocabulary = {
  shown: {
    ...commonCalls,
    ...webEmbeds,
    highlight,
    include,
    include_relative: include,
    include_cached: include,
    post_url: linkCall,
    link: linkCall,
  },
  value: liquidValue,
};
