import type { HtmlNode } from '../html/html-node.ts';
import { parseCodeLines } from '../code-lines.ts';
import type { LinkForm } from '../references.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { CallTools, PictureDetails } from './known-call.ts';
import { knownCall } from './known-call.ts';
import { type EmbeddedDetails, elementNode, type PartNode, textNode, type TreeNode } from './tree-node.ts';
import type { TreeSource } from './tree-source.ts';
import { writtenNodes } from './written-nodes.ts';

/** What a call needs from the tree around it. */
export interface CallSurroundings {
  link(target: string | LinkForm, children: readonly TreeNode[]): TreeNode;
  titleLink(target: LinkForm): TreeNode;
  embedded(target: string | LinkForm, details: EmbeddedDetails): TreeNode;
  picture(src: string | LinkForm, details: PictureDetails): TreeNode;
  media(tag: 'video' | 'audio', sources: readonly (string | LinkForm)[], title: string): TreeNode;
  /** Resolves calls in an argument. */
  address(text: string): string | LinkForm;
  plain(text: string): string;
  restored(text: string): string;
  /** Reads HTML of the post into nodes. */
  read(nodes: readonly HtmlNode[]): readonly TreeNode[];
}

/**
 * The nodes for a template call: its meaning if the call is known; otherwise its name and arguments, with its inner
 * text in a box. Nothing is run, and none of its text is lost.
 */
export function callNodes(call: TemplateCall, source: TreeSource, surroundings: CallSurroundings): readonly TreeNode[] {
  const tools = toolsFor(call, source, surroundings);
  const { vocabulary } = source;
  const known = call.kind === 'tag' ? knownCall(vocabulary, call.name) : null;
  const definedByPost = call.kind === 'tag' ? (vocabulary.fromPost?.(call, tools) ?? null) : null;
  const shown = definedByPost ?? known?.(call, tools) ?? null;
  if (shown) {
    return shown;
  }
  if (call.kind === 'captured') {
    return tools.inner();
  }
  const value = source.vocabulary.value(call, source.fields, source.templated.namesAt(call.place));
  if (typeof value === 'string') {
    return [textNode(value)];
  }
  if (value?.form === 'root') {
    return [textNode(value.target)];
  }
  if (value) {
    return [tools.link(value, [textNode(value.target)])];
  }
  if (!call.inner) {
    return [tools.chip()];
  }
  const isBlock = call.inner.text.includes('\n');
  return [
    elementNode(isBlock ? 'div' : 'span', [tools.chip(), ...tools.inner()], { classes: 'call', line: call.line }),
  ];
}

function toolsFor(
  call: TemplateCall,
  { markdown, nonce, fields, imports, numberedCode }: TreeSource,
  surroundings: CallSurroundings,
): CallTools {
  const { line } = call;
  const part = (content: PartNode['content']): PartNode => ({ type: 'part', content, line });
  const address = (target: string | LinkForm): string | LinkForm =>
    typeof target === 'string' ? surroundings.address(target) : target;
  const inline = (text: string): readonly TreeNode[] =>
    text.trim() === '' ? [] : surroundings.read(markdown.inlineNodes(text, line));
  return {
    fields,
    imported: (name) => imports.get(name),
    text: (text) => textNode(surroundings.plain(text)),
    element: (tag, children, details = {}) => elementNode(tag, children, { line, ...details }),
    link: (target, children) => surroundings.link(address(target), children),
    titleLink: (target) => surroundings.titleLink(target),
    embedded: (target, { words, wanted }) =>
      surroundings.embedded(address(target), { words: surroundings.plain(words), wanted }),
    picture: (src, details = {}) =>
      surroundings.picture(address(src), {
        ...details,
        alt: surroundings.plain(details.alt ?? ''),
        title: surroundings.plain(details.title ?? ''),
      }),
    media: (tag, src, title) => surroundings.media(tag, [address(src)], surroundings.plain(title)),
    code: (text, language, options = '') =>
      part({
        kind: 'code',
        text: surroundings.restored(text),
        language,
        lines: parseCodeLines(options, numberedCode),
      }),
    math: (text, display) => part({ kind: 'math', source: surroundings.restored(text).trim(), display }),
    diagram: (text) => part({ kind: 'diagram', text: surroundings.restored(text) }),
    embed: (what, url, title = '') =>
      part({ kind: 'embed', what, url: webUrl(url), title: surroundings.plain(title).slice(0, 500) }),
    contents: () => part({ kind: 'contents' }),
    inline,
    written: (pieces) => surroundings.read(writtenNodes(pieces, call, { markdown, nonce })),
    inner() {
      if (!call.inner) {
        return [];
      }
      const { text, lineOf } = call.inner;
      return text.includes('\n') ? surroundings.read(markdown.nodes(text, lineOf)) : inline(text);
    },
    innerSource: () => (call.inner ? surroundings.restored(call.inner.text) : ''),
    chip: () => part({ kind: 'shortcode', label: call.label, source: call.source.slice(0, 20_000) }),
  };
}

function webUrl(url: string | null): string | null {
  return url !== null && /^(?:https?:)?\/\//i.test(url.trim())
    ? url.trim().replace(/^\/\//, 'https://').slice(0, 4_096)
    : null;
}
