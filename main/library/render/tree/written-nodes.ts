import type { GoPiece } from '../go-templates/go-value.ts';
import { asElement, type HtmlAttribute, type HtmlNode, textIn } from '../html/html-node.ts';
import { parseHtml } from '../html/parse-html.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { TreeSource } from './tree-source.ts';

/** Whether a text that Markdown reads as one paragraph begins no block. Hugo shows it without a paragraph then. */
const blockBegins = /\n\s*\n|^\s{0,3}(?:[-*+]\s|#{1,6}\s|[>|<{]|\d+[.)]\s|```|~~~)/m;

/**
 * The nodes of what a template wrote for a call. First, words stand for its Markdown and inner text, and the HTML around
 * them is parsed as a whole. Then each word is replaced by the nodes that it stands for.
 */
export function writtenNodes(
  pieces: readonly GoPiece[],
  call: TemplateCall,
  { markdown, nonce }: Pick<TreeSource, 'markdown' | 'nonce'>,
): readonly HtmlNode[] {
  if (call.source.startsWith('{{%')) {
    return markdownNodes(pieces, call, markdown);
  }
  const html = pieces.map((piece, at) => (piece.kind === 'html' ? piece.text : `${nonce}i${at}z`)).join('');
  const word = new RegExp(`${nonce}i(\\d+)z`, 'g');
  return placed(parseHtml(html.trim()), {
    word,
    nodes: (at) => pieceNodes(pieces[at], call, markdown),
    text: (at) => plainText(pieces[at], call),
  });
}

/** In `{{% … %}}` all that the template writes is Markdown of the post. */
function markdownNodes(
  pieces: readonly GoPiece[],
  { inner, line }: TemplateCall,
  markdown: TreeSource['markdown'],
): readonly HtmlNode[] {
  const lines = [line];
  const texts = pieces.map((piece) => {
    const text = piece.kind === 'inner' ? (inner?.text ?? '') : piece.text;
    for (let at = text.indexOf('\n'), count = 1; at >= 0; at = text.indexOf('\n', at + 1), count += 1) {
      lines.push(piece.kind === 'inner' && inner ? inner.lineOf(count) : line);
    }
    return text;
  });
  const text = texts.join('');
  return text.trim().includes('\n')
    ? markdown.nodes(text, (at) => lines[at] ?? line)
    : markdown.inlineNodes(text.trim(), line);
}

function pieceNodes(
  piece: GoPiece | undefined,
  { inner, line }: TemplateCall,
  markdown: TreeSource['markdown'],
): readonly HtmlNode[] {
  if (piece?.kind === 'inner' && inner) {
    const trimmed = inner.text.trim();
    if (!piece.isMarkdown) {
      return parseHtml(inner.text);
    }
    return blockBegins.test(trimmed)
      ? markdown.nodes(inner.text, inner.lineOf)
      : markdown.inlineNodes(trimmed, inner.lineOf(0));
  }
  return piece?.kind === 'markdown' ? markdown.inlineNodes(piece.text, line) : [];
}

/** For an attribute, which can hold no elements. */
function plainText(piece: GoPiece | undefined, { inner }: TemplateCall): string {
  return piece === undefined ? '' : piece.kind === 'inner' ? (inner?.text ?? '').trim() : piece.text;
}

interface Pieces {
  /** Global; its group is the number of a piece. */
  readonly word: RegExp;
  nodes(at: number): readonly HtmlNode[];
  text(at: number): string;
}

/** How deep elements of a template may be nested. What is deeper keeps its words. */
const deepest = 100;

function placed(nodes: readonly HtmlNode[], pieces: Pieces, depth = 0): readonly HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    const text = textIn(node);
    if (text !== null) {
      return placedInText(text, pieces);
    }
    const element = asElement(node);
    return element === null || depth > deepest
      ? [node]
      : [
          {
            ...element,
            attrs: element.attrs.map((attribute) => placedInAttribute(attribute, pieces)),
            childNodes: placed(element.childNodes, pieces, depth + 1),
          },
        ];
  });
}

function placedInText(text: string, pieces: Pieces): readonly HtmlNode[] {
  // Words and numbers by turns.
  const split = text.split(pieces.word);
  return split.flatMap((part, at): readonly HtmlNode[] =>
    at % 2 === 1 ? pieces.nodes(Number(part)) : part === '' ? [] : [{ nodeName: '#text', value: part }],
  );
}

function placedInAttribute({ name, value }: HtmlAttribute, pieces: Pieces): HtmlAttribute {
  return { name, value: value.replace(pieces.word, (_all, at: string) => pieces.text(Number(at))) };
}
