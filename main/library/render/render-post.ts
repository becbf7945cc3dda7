import { randomBytes } from 'node:crypto';
import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { Link } from '../model/links.ts';
import { commonDialect, type Dialect } from './dialect.ts';
import { dialectOf } from './math-dialect.ts';
import { MarkdownPost } from './markdown/markdown-post.ts';
import type { References } from './references.ts';
import { importedFiles } from './shortcodes/mdx-vocabulary.ts';
import { vocabularyOf } from './shortcodes/vocabularies.ts';
import { withOwnShortcodes } from './shortcodes/own-shortcodes.ts';
import { expandIncludes } from './templates/expand-includes.ts';
import { parseTemplates } from './templates/parse-templates.ts';
import { type DocumentTree, documentTree } from './tree/document-tree.ts';
import { headingLevel } from './tree/heading-level.ts';
import { notePart } from './tree/note-part.ts';
import { wordsWithEmojis } from './tree/emoji-names.ts';
import { textsOfLinks } from './tree/link-texts.ts';
import { type ElementNode, textNode, textOfTree, type TreeNode } from './tree/tree-node.ts';
import { highlightCode, plainTokens } from './writing/highlight-code.ts';
import { commonBudget, wholeBudget } from './writing/layout-cost.ts';
import { mathTree } from './writing/math-tree.ts';
import { type PostDocument, type WriteOptions, writeDocument } from './writing/write-document.ts';
import { writeSource } from './writing/write-source.ts';

export interface RenderedPost extends PostDocument {
  /** The error that rendering threw. The post's source is then shown. Absent if all went well. */
  readonly fault?: unknown;
  readonly nonce: string;
  readonly links: readonly Link[];
  /** The words of each link, by its number. Empty if the link has none, or if they were not asked for. */
  readonly linkTexts: readonly string[];
  /** Whether a block is nested too deep in lists and quotations and is shown as its source. */
  readonly isTooDeep: boolean;
  /** Whether the post is too long to be laid out. Then all of it is shown as its source. */
  readonly isTooLong: boolean;
}

export interface PostBody {
  readonly body: string;
  readonly bodyLine: number;
  /** The dialect of the post. Default: GitHub's Markdown. */
  readonly dialect?: Dialect;
  /** The fields of the post that templates may name (`{{ page.title }}`, `{{< param key >}}`). */
  readonly fields?: ReadonlyMap<string, FrontMatterValue>;
  /** The post's title if it was taken from the first heading, which is then not shown again; otherwise empty. */
  readonly titleHeading?: string;
  /** Whether to build all of it, even if its layout takes the window long. */
  readonly whole?: boolean;
}

const noFields: ReadonlyMap<string, FrontMatterValue> = new Map();
const noImports: ReadonlyMap<string, string> = new Map();

const nonceBytes = 8;
/** Randomness for many nonces costs one call to the system. */
let random = Buffer.alloc(0);

/**
 * Makes a word that a text does not contain. Always `n0` + hex: a random first character sometimes triggers a Markdown
 * rule.
 */
export function makeNonce(text: string): string {
  for (;;) {
    if (random.length < nonceBytes) {
      random = randomBytes(256 * nonceBytes);
    }
    const nonce = `n0${random.toString('hex', 0, nonceBytes)}`;
    random = random.subarray(nonceBytes);
    if (!text.includes(nonce)) {
      return nonce;
    }
  }
}

/** In UTF-16 units. A text that a post assigns to a name may double with each assignment. */
const longestExpression = 2_000;

/** For the index: resolves nothing. Blocks and their texts do not depend on where references lead. */
const noReferences: References = {
  link: (target) => ({
    kind: 'dead',
    target: typeof target === 'string' ? target : target.target,
    why: { code: 'dead.still-reading' },
  }),
  picture: () => ({ kind: 'missing' }),
};

/**
 * Converts a post's Markdown into blocks and HTML. `shown` has coloured code and formulas. `text` has the same blocks,
 * parts and links for less work: no colours, no formulas, no HTML, and no anchors made from headings. `references` are
 * called in the same order both ways. Takes milliseconds for common posts. Throws only on a mistake of ours.
 */
export function renderPost(
  post: PostBody,
  references?: References,
  as: 'shown' | 'text' = references ? 'shown' : 'text',
): RenderedPost {
  const nonce = makeNonce(post.body);
  if (hasMore(post.body, '\n', mostLines) || hasMore(post.body, '|', mostCells)) {
    return asWritten(post, nonce, as);
  }
  const tree = treeOf(post, references ?? noReferences, nonce);
  const { titleHeading = '', whole = false } = post;
  const children = titleHeading === '' ? tree.children : withoutTitle(tree.children, titleHeading);
  const budget = whole ? wholeBudget : commonBudget;
  const rendered = documentOf(post, { ...tree, children }, { nonce, textOnly: as === 'text', budget });
  return rendered.isTooLong ? asWritten(post, nonce, as) : rendered;
}

/** In UTF-16 units of HTML. For more than a few screens of another post, a reader opens that post. */
const longestEmbedded = 100_000;

/**
 * The part of a post that another post shows: the part behind the `#` of its link, or all of it. Without an opening
 * heading that repeats the post's `title`, which stands above it. Null if there is no such part.
 */
export function renderEmbedded(
  post: Omit<PostBody, 'titleHeading'>,
  references: References,
  { title, fragment }: { readonly title: string; readonly fragment: string },
): RenderedPost | null {
  const nonce = makeNonce(post.body);
  const tree = treeOf(post, references, nonce);
  const part = notePart(tree.children, fragment);
  return part === null
    ? null
    : documentOf(
        post,
        { ...tree, children: withoutTitle(part, title, isNamed) },
        { nonce, textOnly: false, budget: { ...commonBudget, html: longestEmbedded } },
      );
}

function asWritten(post: PostBody, nonce: string, as: 'shown' | 'text'): RenderedPost {
  const document = writeSource(post, nonce, as);
  return { ...document, nonce, links: [], linkTexts: [], isTooDeep: false, isTooLong: true };
}

function treeOf(
  { body, bodyLine, dialect: siteDialect = commonDialect, fields = noFields }: PostBody,
  references: References,
  nonce: string,
): DocumentTree {
  const dialect = dialectOf(siteDialect, fields);
  const common = vocabularyOf(dialect.templates);
  const vocabulary = dialect.shortcodes === undefined ? common : withOwnShortcodes(common, dialect.shortcodes);
  const known = dialect.siteFields === undefined ? fields : new Map([...fields, ['site', dialect.siteFields]]);
  const source = dialect.includes === undefined ? body : expandIncludes(body, dialect.includes, known);
  return documentTree(
    {
      templated: parseTemplates(source, {
        language: dialect.templates,
        nonce,
        firstLine: bodyLine,
        fields: known,
        expression: (written, names) =>
          vocabulary.expression?.(written, known, names)?.slice(0, longestExpression) ?? null,
      }),
      markdown: new MarkdownPost(dialect, nonce),
      nonce,
      vocabulary,
      fields: known,
      words: dialect.emojiNames ? wordsWithEmojis : textNode,
      imports: dialect.templates === 'mdx' ? importedFiles(body) : noImports,
      numberedCode: dialect.numberedCode ?? false,
    },
    references,
  );
}

function documentOf(
  { bodyLine, dialect = commonDialect }: PostBody,
  tree: DocumentTree,
  options: Pick<WriteOptions, 'nonce' | 'textOnly' | 'budget'>,
): RenderedPost {
  const document = writeDocument(tree, {
    ...options,
    firstLine: bodyLine,
    highlight: options.textOnly ? plainTokens : highlightCode,
    formula: options.textOnly ? () => null : mathTree,
    headingIds: dialect.headingIds,
  });
  const linkTexts = options.textOnly ? textsOfLinks(tree) : [];
  const { links, isTooDeep } = tree;
  return { ...document, nonce: options.nonce, links, linkTexts, isTooDeep, isTooLong: document.isFull };
}

// 700,000 lines (2 MB of `a`) took 12 s to render. This many take half a second.
const mostLines = 50_000;

// A table of a million cells took 6 s, only to be found to have more nodes than a tree may hold.
const mostCells = 200_000;

/** Whether a text has a letter more often than `most` times, one at its very end not counted. */
function hasMore(text: string, letter: string, most: number): boolean {
  let end = -1;
  for (let count = 0; count < most; count += 1) {
    end = text.indexOf(letter, end + 1);
    if (end < 0) {
      return false;
    }
  }
  return end + 1 < text.length;
}

/** Each site's dialect without its templates. One object for each, because a parser is made for each object. */
const headingDialects = new WeakMap<Dialect, Dialect>();

function headingDialect(dialect: Dialect): Dialect {
  const { markup: _markup, ...rest } = dialect;
  const made = headingDialects.get(dialect) ?? { ...rest, templates: commonDialect.templates };
  headingDialects.set(dialect, made);
  return made;
}

/** The text of the level-1 heading at the start of a body; empty if it starts otherwise. */
export function openingHeading(body: string, dialect: Dialect = commonDialect): string {
  const [, atx, setext] =
    /^\s*(?:#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)|([^\n]+)\n=+[ \t]*(?:\n|$))/.exec(body.slice(0, 2_000)) ?? [];
  const first = atx ?? setext;
  if (first === undefined) {
    return '';
  }
  return renderPost({ body: `# ${first}`, bodyLine: 1, dialect: headingDialect(dialect) }).contents[0]?.text ?? '';
}

function isTitle(node: TreeNode, title: string): node is ElementNode {
  return isNamed(node, title) && node.tag === 'h1';
}

/** Whether it is a heading, of any level, with this text. */
function isNamed(node: TreeNode, title: string): node is ElementNode {
  return node.type === 'element' && headingLevel(node.tag) > 0 && headingText(node.children) === title;
}

function headingText(nodes: readonly TreeNode[]): string {
  return textOfTree(nodes).replace(/\s+/g, ' ').trim();
}

function withoutTitle(nodes: readonly TreeNode[], title: string, isRepeated = isTitle): readonly TreeNode[] {
  const first = nodes.findIndex((node) => node.type !== 'text' || node.text.trim() !== '');
  const node = nodes[first];
  return node && isRepeated(node, title) ? nodes.filter((_node, at) => at !== first) : nodes;
}
