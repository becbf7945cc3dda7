import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { EmbedKind } from '../../model/parts.ts';
import type { GoPiece } from '../go-templates/go-value.ts';
import type { LinkForm } from '../references.ts';
import type { NamesAt } from '../templates/known-names.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { ElementDetails, EmbeddedDetails, TreeNode } from './tree-node.ts';

/** Functions that make the nodes of a known call. All nodes are inert, and count against the post's limits. */
export interface CallTools {
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** The import of the post with this name (MDX); undefined if there is none. */
  imported(name: string): string | undefined;
  text(text: string): TreeNode;
  element(tag: string, children: readonly TreeNode[], details?: ElementDetails): TreeNode;
  link(target: string | LinkForm, children: readonly TreeNode[]): TreeNode;
  /**
   * A link that shows the title of its post, or its target if that post does not exist. The title is not part of
   * this post's text.
   */
  titleLink(target: LinkForm): TreeNode;
  /**
   * The text of another post or file, or a link with these words if it does not exist. It is not part of this post's
   * text.
   */
  embedded(target: string | LinkForm, details: EmbeddedDetails): TreeNode;
  picture(src: string | LinkForm, details?: PictureDetails): TreeNode;
  /** Sound or film: a player for a file of the folder, otherwise a card. */
  media(tag: 'video' | 'audio', src: string, title: string): TreeNode;
  /** Code. `options`: what its author says about its lines. */
  code(text: string, language: string, options?: string): TreeNode;
  math(source: string, display: boolean): TreeNode;
  diagram(text: string): TreeNode;
  embed(what: EmbedKind, url: string | null, title?: string): TreeNode;
  contents(): TreeNode;
  /** A line or two of Markdown. */
  inline(markdown: string): readonly TreeNode[];
  /** What a template of the site wrote for the call. */
  written(pieces: readonly GoPiece[]): readonly TreeNode[];
  /** The inner text of a paired call: as Markdown, and as plain text. */
  inner(): readonly TreeNode[];
  innerSource(): string;
  /** The call as an unknown one: its name and arguments. */
  chip(): TreeNode;
}

export interface PictureDetails {
  readonly alt?: string;
  readonly title?: string;
  readonly width?: string;
  readonly height?: string;
}

/** Makes the nodes of a known call. Null if the call means something else: then it is shown as an unknown call. */
export type KnownCall = (call: TemplateCall, tools: CallTools) => readonly TreeNode[] | null;

/**
 * The value of a call in an address or a text: a word, or a reference to resolve. Null for a call that makes more than
 * that.
 */
export type CallValue = (
  call: TemplateCall,
  fields: ReadonlyMap<string, FrontMatterValue>,
  names: NamesAt,
) => string | LinkForm | null;

/** The known calls of a template language or a theme. */
export interface Vocabulary {
  readonly shown: Readonly<Record<string, KnownCall>>;
  /** The names that a post itself defines. They come first. */
  readonly fromPost?: KnownCall;
  readonly value: CallValue;
  /** The text of an expression that a call sets for later calls; null if it is unknown. */
  readonly expression?: (
    written: string,
    fields: ReadonlyMap<string, FrontMatterValue>,
    names: NamesAt,
  ) => string | null;
}

/** The call with a name, or with its last part; null if the vocabulary has none. */
export function knownCall({ shown }: Vocabulary, name: string): KnownCall | null {
  if (Object.hasOwn(shown, name)) {
    return shown[name] ?? null;
  }
  // Themes put shortcodes in folders: `bs/alert`.
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last !== name && Object.hasOwn(shown, last) ? (shown[last] ?? null) : null;
}
