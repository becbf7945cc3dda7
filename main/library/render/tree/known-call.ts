import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { LinkForm } from '../references.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { ElementDetails, EmbeddedDetails, TreeNode } from './tree-node.ts';

/** What a known call is shown with. Everything that it makes is inert and counted against the post's limits. */
export interface CallTools {
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** What an import of the post brought under a name (MDX); undefined where none did. */
  imported(name: string): string | undefined;
  text(text: string): TreeNode;
  element(tag: string, children: readonly TreeNode[], details?: ElementDetails): TreeNode;
  link(target: string | LinkForm, children: readonly TreeNode[]): TreeNode;
  /** A link that shows the title of the post it leads to, which is no part of this post's text; its target where there is none. */
  titleLink(target: LinkForm): TreeNode;
  /** The text of another post or a file, which is no part of this post's text; a link of these words where there is none. */
  embedded(target: string | LinkForm, details: EmbeddedDetails): TreeNode;
  picture(src: string | LinkForm, details?: PictureDetails): TreeNode;
  /** Sound or film: played where it is a file of the folder, else a card. */
  media(tag: 'video' | 'audio', src: string, title: string): TreeNode;
  code(text: string, language: string): TreeNode;
  math(source: string, display: boolean): TreeNode;
  diagram(text: string): TreeNode;
  embed(what: string, url: string | null, title?: string): TreeNode;
  contents(): TreeNode;
  /** A line or so of Markdown. */
  inline(markdown: string): readonly TreeNode[];
  /** The inner text of a paired call as Markdown, and as text without it. */
  inner(): readonly TreeNode[];
  innerSource(): string;
  /** The label of a call that is not known. */
  chip(): TreeNode;
}

export interface PictureDetails {
  readonly alt?: string;
  readonly title?: string;
  readonly width?: string;
  readonly height?: string;
}

/** How a call that is known is shown. Null where it is not meant so after all: then it is shown as an unknown one. */
export type KnownCall = (call: TemplateCall, tools: CallTools) => readonly TreeNode[] | null;

/**
 * What a call puts into an address or a text: a word, or a reference to be looked up. Null for calls that make more
 * than that.
 */
export type CallValue = (call: TemplateCall, fields: ReadonlyMap<string, FrontMatterValue>) => string | LinkForm | null;

/** The calls that a template language, or a theme, is known to have. */
export interface Vocabulary {
  readonly shown: Readonly<Record<string, KnownCall>>;
  /** What a post itself says that a name is, which counts before all others. */
  readonly own?: KnownCall;
  readonly value: CallValue;
  /** The name and value that a call sets for the calls behind it; null for calls that set none. */
  readonly assigned?: (call: TemplateCall, fields: ReadonlyMap<string, FrontMatterValue>) => Assignment | null;
}

export interface Assignment {
  /** A key of the fields; begins with `=`, as no key of front matter does. */
  readonly key: string;
  readonly value: string;
}

/** The call of a name, or of its last part; null where the vocabulary has none. */
export function knownCall({ shown }: Vocabulary, name: string): KnownCall | null {
  if (Object.hasOwn(shown, name)) {
    return shown[name] ?? null;
  }
  // Themes group their shortcodes in folders: `bs/alert`.
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last !== name && Object.hasOwn(shown, last) ? (shown[last] ?? null) : null;
}
