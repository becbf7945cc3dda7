import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { MarkdownPost } from '../markdown/markdown-post.ts';
import type { TemplatedText } from '../templates/parse-templates.ts';
import type { Vocabulary } from './known-call.ts';
import type { TextNode } from './tree-node.ts';

/** Everything that the tree of a post is made from. */
export interface TreeSource {
  readonly templated: TemplatedText;
  readonly markdown: MarkdownPost;
  readonly nonce: string;
  readonly vocabulary: Vocabulary;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** Makes the shown text of one that is written outside code. */
  readonly words: (text: string) => TextNode;
  /** The files that the post imports, by name (MDX). */
  readonly imports: ReadonlyMap<string, string>;
  /** Whether the site numbers the lines of code whose author says nothing. */
  readonly numberedCode: boolean;
}
