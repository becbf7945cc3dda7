import type { CodeBlock } from '../markdown/asides.ts';
import { parseCodeLines } from '../code-lines.ts';
import { attributeOf, type HtmlElement, textOfElement } from '../html/html-node.ts';
import type { TreeContext } from './tree-context.ts';
import { elementNode, type PartNode, textNode, type TreeNode } from './tree-node.ts';

/** A code block of Markdown, with its title if it has one. A Mermaid block is a diagram. */
export function codeBlockNode({ calls, cursor }: TreeContext, block: CodeBlock): TreeNode {
  const { line } = cursor;
  const text = calls.restored(block.text);
  const language = calls.plain(block.language);
  const content =
    language.toLowerCase() === 'mermaid'
      ? ({ kind: 'diagram', text } as const)
      : ({ kind: 'code', text, language, lines: block.lines } as const);
  const code: PartNode = { type: 'part', content, line };
  if (block.title === '') {
    return code;
  }
  const caption = elementNode('figcaption', [textNode(calls.plain(block.title))]);
  return elementNode('figure', [caption, code], { classes: 'figure', line });
}

/** A `pre` of the post's HTML as code; null if it is empty or holds more than text. */
export function preformattedNode({ calls, cursor }: TreeContext, element: HtmlElement): TreeNode | null {
  if (!isPlainCode(element)) {
    return null;
  }
  const text = calls.restored(textOfElement(element)).replace(/\n$/, '');
  if (text.trim() === '') {
    return null;
  }
  const language = calls.plain(languageOf(element));
  const lines = parseCodeLines(calls.plain(optionsOf(element)));
  return { type: 'part', content: { kind: 'code', text, language, lines }, line: cursor.line };
}

/** What the attributes of a `pre` say about its lines: Prism's and SyntaxHighlighter's. */
function optionsOf(element: HtmlElement): string {
  const named = ['data-line', 'data-start'].map((name) => [name, attributeOf(element, name)] as const);
  return [
    attributeOf(element, 'class'),
    ...named.filter(([, value]) => value !== '').map(([name, value]) => `${name}="${value}"`),
  ].join(' ');
}

/** Inline code. Calls in it are shown as written. Null if it holds more than text. */
export function inlineCodeNode({ calls, source }: TreeContext, element: HtmlElement): TreeNode | null {
  if (source.templated.calls.length === 0 || !isPlainCode(element)) {
    return null;
  }
  return elementNode('code', [textNode(calls.restored(textOfElement(element)))]);
}

function isPlainCode(element: HtmlElement, depth = 0): boolean {
  return (
    depth < 20 &&
    element.childNodes.every(
      (child) =>
        child.nodeName === '#text' ||
        child.nodeName === '#comment' ||
        ((child.nodeName === 'code' || child.nodeName === 'span') &&
          'childNodes' in child &&
          isPlainCode(child as HtmlElement, depth + 1)),
    )
  );
}

function languageOf(element: HtmlElement): string {
  const named = /(?:^|\s)(?:language-|lang-|brush:\s*)([\w+#.-]+)/.exec(attributeOf(element, 'class'))?.[1];
  if (named) {
    return named;
  }
  const code = element.childNodes.find((child) => child.nodeName === 'code');
  return code && 'attrs' in code ? languageOf(code as HtmlElement) : '';
}
