import { pictureName } from '../../scan/media-kind.ts';
import { mdxAddress } from '../templates/mdx-address.ts';
import type { CallTools, KnownCall, Vocabulary } from '../tree/known-call.ts';
import { admonition, detailsCall } from './admonitions.ts';
import { codeOptions, fieldText, firstArgument } from './call-arguments.ts';
import { figure } from './figures.ts';
import { includedCode } from './included-code.ts';
import { themeCalls } from './theme-calls.ts';
import { codeText, titledCode } from './titled-code.ts';
import { webEmbeds } from './web-embeds.ts';

/** `src={img}`, `src={img.src}`, `src={require('./a.png').default}`, `src="./a.png"`. */
function sourceOf(value: string, tools: CallTools): string {
  const expression = /^\{(.*)\}$/s.exec(value)?.[1];
  if (expression === undefined) {
    return value;
  }
  const name = /^([A-Za-z_$][\w$]*)(?:\.(?:src|default))?$/.exec(expression.trim())?.[1];
  if (name !== undefined) {
    return tools.imported(name) ?? '';
  }
  return mdxAddress(expression) ?? '';
}

const image: KnownCall = (call, tools) => {
  const src = sourceOf(firstArgument(call, 'src', 'image', 'url', 'fluid', 'fixed'), tools);
  if (src === '') {
    return null;
  }
  const alt = firstArgument(call, 'alt', 'title').replace(/^\{.*\}$/s, '');
  const caption = firstArgument(call, 'caption').replace(/^\{.*\}$/s, '');
  const [width, height] = [firstArgument(call, 'width'), firstArgument(call, 'height')].map((size) =>
    size.replace(/[{}]/g, ''),
  );
  const picture = tools.picture(src, { alt, width: width ?? '', height: height ?? '' });
  const body = [...(caption === '' ? [] : tools.inline(caption)), ...(call.inner ? tools.inner() : [])];
  return body.length === 0 ? [picture] : [figure(tools, picture, body)];
};

const link: KnownCall = (call, tools) => {
  const target = sourceOf(firstArgument(call, 'to', 'href'), tools);
  return target === '' || !call.inner ? null : [tools.link(target, tools.inner())];
};

const aside: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const title = firstArgument(call, 'title').replace(/^\{.*\}$/s, '');
  const type = firstArgument(call, 'type', 'kind', 'variant') || call.name;
  return [admonition(tools, type, title === '' ? [] : tools.inline(title), tools.inner())];
};

const tab: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const label = firstArgument(call, 'label', 'title', 'value', 'name').replace(/^\{.*\}$/s, '');
  return [
    ...(label === '' ? [] : [tools.element('p', [tools.element('strong', [tools.text(label)])])]),
    ...tools.inner(),
  ];
};

/** Components that only wrap their children. The children are shown. */
const children: KnownCall = (call, tools) => (call.inner ? tools.inner() : null);

const rawFile = /^(?:!!)?(?:raw-loader!)?(.+?)(?:\?raw)?$/;

/**
 * `import Src from '!!raw-loader!./a.js'` with `<CodeBlock>{Src}</CodeBlock>`, or a code block with its code between
 * the tags.
 */
const codeBlock: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const text = tools.innerSource().trim();
  const [language, title] = ['language', 'title'].map((name) => firstArgument(call, name).replace(/^\{.*\}$/s, ''));
  const named = tools.imported(/^\{\s*([\w$]+)\s*\}$/.exec(text)?.[1] ?? '') ?? '';
  const file = named === '' ? undefined : rawFile.exec(named)?.[1];
  if (file !== undefined) {
    return [includedCode(tools, { target: file, title: title ?? '', language: language ?? '' })];
  }
  const code = /^\{\s*`([^`]*)`\s*\}$/.exec(text)?.[1] ?? text;
  return [
    titledCode(
      tools,
      { text: codeText(code), language: language ?? '', options: codeOptions(call, 0) },
      title ? [tools.text(title)] : [],
    ),
  ];
};

/** An imported Markdown file is a component that shows its text. */
const partial: KnownCall = (call, tools) => {
  const file = tools.imported(call.name) ?? '';
  return /\.mdx?$/.test(file) ? [tools.embedded(file, { words: call.name, wanted: { kind: 'note' } })] : null;
};

/** Component names that Astro, Docusaurus and most others share: https://docusaurus.io/docs/markdown-features/react */
export const mdxVocabulary: Vocabulary = {
  shown: {
    Image: image,
    Img: image,
    img: image,
    Picture: image,
    Figure: (call, tools) => image(call, tools) ?? children(call, tools),
    GatsbyImage: image,
    StaticImage: image,
    ThemedImage: image,
    CodeBlock: codeBlock,
    Link: link,
    A: link,
    Admonition: aside,
    Aside: aside,
    Callout: aside,
    Alert: aside,
    Note: aside,
    Tip: aside,
    Info: aside,
    Warning: aside,
    Danger: aside,
    Caution: aside,
    Tabs: children,
    TabItem: tab,
    Tab: tab,
    Fragment: children,
    'React.Fragment': children,
    Details: detailsCall,
    TOCInline: themeCalls['toc'] as KnownCall,
    TOC: themeCalls['toc'] as KnownCall,
    YouTube: webEmbeds['youtube'] as KnownCall,
    Youtube: webEmbeds['youtube'] as KnownCall,
    Vimeo: webEmbeds['vimeo'] as KnownCall,
    Tweet: webEmbeds['tweet'] as KnownCall,
    Gist: webEmbeds['gist'] as KnownCall,
    CodePen: webEmbeds['codepen'] as KnownCall,
    iframe: webEmbeds['iframe'] as KnownCall,
  },
  fromPost: partial,
  value: (call, fields) => {
    const path =
      call.kind === 'output'
        ? /^(?:props\.)?(?:frontmatter|frontMatter|metadata)\.([\w.]+)$/.exec(call.name)?.[1]
        : undefined;
    return path === undefined ? null : fieldText(fields, path);
  },
};

/** Markdown files, and files that are imported as text. */
const textName = /\.mdx?$|^(?:!!)?raw-loader!|\?raw$/;
const imports = /^import\s+([A-Za-z_$][\w$]*)\s+from\s+(["'])([^"'\n]{1,500})\2/gm;

/** The files that a post imports, by their names in the post. */
export function importedFiles(source: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const found of source.matchAll(imports)) {
    if (pictureName.test(found[3] ?? '') || textName.test(found[3] ?? '')) {
      files.set(found[1] ?? '', found[3] ?? '');
    }
  }
  return files;
}
