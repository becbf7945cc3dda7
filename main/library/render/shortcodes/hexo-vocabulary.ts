import { pictureName } from '../../scan/media-kind.ts';
import type { LinkForm } from '../references.ts';
import { parseArguments } from '../templates/parse-arguments.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { CallTools, KnownCall, Vocabulary } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { bareField } from './bare-field.ts';
import { isWebAddress } from './call-arguments.ts';
import { isAddress, parted, worded } from './hexo-arguments.ts';
import { hexoThemeCalls, listedPicture } from './hexo-theme-calls.ts';
import { includedCode } from './included-code.ts';
import { expressionText, liquidValue, silent } from './liquid-vocabulary.ts';
import { quotation } from './quotation.ts';
import { themeCalls } from './theme-calls.ts';
import { codeText, titledCode } from './titled-code.ts';
import { tranquilpeak } from './tranquilpeak.ts';
import { webEmbeds } from './web-embeds.ts';

/** Hexo's tag plugins, which tell arguments apart by position and form: https://hexo.io/docs/tag-plugins */
function formOf(call: TemplateCall): LinkForm | null {
  const [target = ''] = call.positional;
  if (target === '') {
    return null;
  }
  if (call.name === 'post_link' || call.name === 'post_path') {
    return { form: 'source', target };
  }
  return call.name === 'asset_path' || call.name === 'asset_link' ? { form: 'asset', target } : null;
}

/** A link without words shows the title of its post: hexo/lib/plugins/tag/post_link.js. */
const referenceLink: KnownCall = (call, tools) => {
  const form = formOf(call);
  if (!form) {
    return null;
  }
  const last = call.positional.at(-1);
  const words = call.positional.slice(1, last === 'true' || last === 'false' ? -1 : undefined).join(' ');
  if (words === '' && call.name === 'post_link') {
    return [tools.titleLink(form)];
  }
  return [tools.link(form, [tools.text(words || form.target)])];
};

/**
 * Splits `"title" "alt"` as hexo/lib/plugins/tag/img.js does, with quotes of either kind. Without quotes, all of it is
 * the title. A quote within the words ends them.
 */
function titleAndAlt(words: string): { readonly title: string; readonly alt: string } {
  const [first, last] = [words.startsWith('"') ? '"' : "'", words.endsWith('"') ? '"' : "'"];
  const from = words.startsWith(first) ? 1 : 0;
  const end = words.indexOf(first, from);
  const title = end < 0 ? words.slice(from) : words.slice(from, end);
  const rest = end < 0 ? '' : words.slice(end + 1).trimStart();
  const unquoted = rest.startsWith(last) ? rest.slice(1) : rest;
  const close = unquoted.indexOf(last);
  return { title: title.trim(), alt: (close < 0 ? unquoted : unquoted.slice(0, close)).trim() };
}

/** `[class names] src [width] [height] ["title" "alt"]`. */
function picture(form: 'asset' | null): KnownCall {
  return (call, tools) => {
    const at = call.positional.findIndex(
      (word) => pictureName.test(word) || isWebAddress(word) || word.startsWith('/'),
    );
    if (at < 0) {
      return null;
    }
    const src = call.positional[at] ?? '';
    const rest = call.positional.slice(at + 1);
    const isSize = (word: string | undefined): boolean => word !== undefined && /^\d{1,5}$/.test(word);
    const sizes = isSize(rest[0]) ? rest.slice(0, isSize(rest[1]) ? 2 : 1) : [];
    const { title, alt } = titleAndAlt(rest.slice(sizes.length).join(' '));
    return [
      tools.picture(form ? { form, target: src } : src, {
        alt: alt || title,
        title,
        width: sizes[0] ?? '',
        height: sizes[1] ?? '',
      }),
    ];
  };
}

/** `text url [external] [title]`; Volantis' `text, url, picture` and Stellar's `url text icon:picture`. */
const link: KnownCall = (call, tools) => {
  const parts = parted(call);
  if (parts.length > 1) {
    const at = parts.findIndex(isAddress);
    return at < 1 ? null : [tools.link(parts[at] ?? '', [tools.text(parts[at - 1] || (parts[at] ?? ''))])];
  }
  const at = call.positional.findIndex((word) => isWebAddress(word) || word.startsWith('/'));
  if (at < 0) {
    return null;
  }
  const url = call.positional[at] ?? '';
  const words = at === 0 ? worded(call).text.slice(url.length).trim() : call.positional.slice(0, at).join(' ');
  return [tools.link(url, [tools.text(words || url)])];
};

/** `author[, source] [link] [source_link_title]`. */
const blockquote: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const at = call.positional.findIndex(isWebAddress);
  // With the comma between author and source, which the parsed arguments do not contain.
  const words =
    call.label
      .slice(call.name.length)
      .split(/\s(?:https?:)?\/\//, 1)[0]
      ?.trim() ?? '';
  const url = at < 0 ? '' : (call.positional[at] ?? '');
  const from: TreeNode[] = words === '' ? [] : [tools.text(words)];
  if (url !== '') {
    from.push(
      ...(from.length > 0 ? [tools.text(' ')] : []),
      tools.link(url, [tools.text(call.positional.slice(at + 1).join(' ') || url)]),
    );
  }
  return [quotation(tools, tools.inner(), from)];
};

/** `lang:js`, `mark:1,4-7`, `first_line:5`; an address is none. */
const optionWord = /(?<=^|\s)(?:lang:[ \t]?|[a-z_]{1,30}:(?!\/\/))\S*/g;

/** `[title] [lang:language] [url] [link text] [options]`. */
const codeblock: KnownCall = (call, tools) => {
  // Taken from the tag itself: `mark:1,3` is one word, and the parsed arguments have two.
  const written = (/^\{%-?([\s\S]*?)-?%\}/.exec(call.source)?.[1] ?? '').trim().slice(call.name.length, 4_000);
  const options = written.match(optionWord)?.join(' ') ?? '';
  const language = /(?:^|\s)lang:[ \t]?(\S+)/.exec(options)?.[1] ?? '';
  const words = parseArguments(written.replace(optionWord, ' ')).positional;
  const at = words.findIndex(isWebAddress);
  const title = (at < 0 ? words : words.slice(0, at)).join(' ');
  const url = at < 0 ? '' : (words[at] ?? '');
  return [
    titledCode(
      tools,
      { text: codeText(tools.innerSource()), language, options },
      titleOf(tools, title, url, words.slice(at + 1).join(' ')),
    ),
  ];
};

function titleOf(tools: CallTools, title: string, url: string, words: string): readonly TreeNode[] {
  return [
    ...(title === '' ? [] : [tools.text(title)]),
    ...(title !== '' && url !== '' ? [tools.text(' ')] : []),
    ...(url === '' ? [] : [tools.link(url, [tools.text(words || url)])]),
  ];
}

function codeFolder({ fields }: CallTools): string {
  const site = fields.get('site');
  const folder = typeof site === 'object' && site !== null && 'code_dir' in site ? site.code_dir : '';
  return typeof folder === 'string' ? folder : '';
}

/**
 * `[title] [lang:language] [from:line] [to:line] path`, in the site's `code_dir`: hexo/lib/plugins/tag/include_code.js.
 */
const includeCode: KnownCall = (call, tools) => {
  const option = (name: string): string => {
    const start = `${name}:`;
    return call.positional.find((word) => word.toLowerCase().startsWith(start))?.slice(start.length) ?? '';
  };
  const words = call.positional.filter((word) => !/^(?:lang|from|to):\w+$/i.test(word));
  const path = words.at(-1);
  if (path === undefined) {
    return null;
  }
  const target = `${(codeFolder(tools) || 'downloads/code').replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return [
    includedCode(tools, {
      target: { form: 'site', target },
      title: words.slice(0, -1).join(' '),
      language: option('lang'),
      from: Number(option('from')) || undefined,
      to: Number(option('to')) || undefined,
    }),
  ];
};

export const hexoVocabulary: Vocabulary = {
  shown: {
    ...themeCalls,
    ...webEmbeds,
    ...tranquilpeak,
    ...hexoThemeCalls,
    blockquote,
    quote: blockquote,
    centerquote: blockquote,
    cq: blockquote,
    codeblock,
    code: codeblock,
    img: picture(null),
    image: (call, tools) =>
      call.named.size > 0
        ? (listedPicture(call, tools) ?? (tranquilpeak['image'] as KnownCall)(call, tools))
        : (listedPicture(call, tools) ?? picture(null)(call, tools)),
    asset_img: picture('asset'),
    asset_link: referenceLink,
    asset_path: referenceLink,
    post_link: referenceLink,
    post_path: referenceLink,
    link,
    include_code: includeCode,
    'include-code': includeCode,
    set: silent,
  },
  value: (call, fields, names) => {
    if (call.kind === 'output') {
      return liquidValue(call, fields, names) ?? bareField(call, fields, names);
    }
    return /_path$/.test(call.name) ? formOf(call) : null;
  },
  expression: expressionText,
};
