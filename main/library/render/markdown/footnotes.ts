/// <reference path="./markdown-it-plugins.d.ts" />
import MarkdownIt, {
  type MarkdownIt as MarkdownParser,
  type StateCore,
  type StateInline,
  type Token,
} from 'markdown-it';
import footnote from 'markdown-it-footnote';

/**
 * Longer names are not read as notes. Without a bound, each unclosed `[^` is compared with all of the text behind it.
 */
const longestName = 1_000;

/**
 * Footnotes as in markdown-it-footnote, in time that grows with the text. The plugin's last step copies all tokens for
 * each note.
 */
export function footnotes(md: MarkdownParser): void {
  md.use(footnote);
  const { inline } = new MarkdownIt().use(footnote);
  inline.ruler.enableOnly(['footnote_ref']);
  const [reference] = inline.ruler.getRules('');
  if (reference) {
    md.inline.ruler.at('footnote_ref', (state, silent) => mayBeReference(state) && reference(state, silent));
  }
  md.core.ruler.at('footnote_tail', putNotesLast);
  // The plugin writes `[1:1]` where a note is referred to again.
  md.renderer.rules['footnote_caption'] = (tokens, at) =>
    `[${(tokens[at] as Token & { meta: { id: number } }).meta.id + 1}]`;
}

function mayBeReference({ src, pos, posMax, env }: StateInline): boolean {
  const hasNotes = (env as { footnotes?: object }).footnotes !== undefined;
  return (
    hasNotes && src.startsWith('[^', pos) && src.slice(pos + 2, Math.min(posMax, pos + 2 + longestName)).includes(']')
  );
}

interface Note {
  readonly label?: string;
  /** The number of references to the note; absent for an inline note. */
  readonly count?: number;
  readonly content?: string;
  readonly tokens?: Token[];
}

/** Moves the texts of notes that are referred to to the end of the post, and drops the others. */
function putNotesLast(state: StateCore): void {
  const { footnotes: known } = state.env as { footnotes?: { list?: readonly Note[] } };
  if (!known) {
    return;
  }
  const { kept, texts } = apart(state.tokens);
  state.tokens = kept;
  if (!known.list) {
    return;
  }
  const add = (type: string, nesting: -1 | 0 | 1, meta?: Record<string, unknown>): void => {
    const token = new state.Token(type, '', nesting);
    token.meta = meta ?? null;
    kept.push(token);
  };
  add('footnote_block_open', 1);
  known.list.forEach((note, id) => {
    const { label, count = 0 } = note;
    add('footnote_open', 1, { id, label });
    for (const token of note.tokens ? paragraphOf(state, note) : (texts.get(label ?? '') ?? [])) {
      kept.push(token);
    }
    // The link back stands at the end of the note's last paragraph.
    const last = kept.at(-1)?.type === 'paragraph_close' ? kept.pop() : undefined;
    for (let subId = 0; subId < Math.max(1, count); subId += 1) {
      add('footnote_anchor', 0, { id, subId, label });
    }
    if (last) {
      kept.push(last);
    }
    add('footnote_close', -1);
  });
  add('footnote_block_close', -1);
}

/**
 * Separates the tokens of notes from the tokens of the post, also where notes are nested. Of two notes with one name,
 * the last one counts.
 */
function apart(tokens: readonly Token[]): { readonly kept: Token[]; readonly texts: ReadonlyMap<string, Token[]> } {
  const kept: Token[] = [];
  const texts = new Map<string, Token[]>();
  const open: Token[][] = [];
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const text: Token[] = [];
      open.push(text);
      texts.set((token.meta as { label: string }).label, text);
    } else if (token.type === 'footnote_reference_close') {
      open.pop();
    } else {
      (open.at(-1) ?? kept).push(token);
    }
  }
  return { kept, texts };
}

function paragraphOf({ Token: Made }: StateCore, { content = '', tokens = [] }: Note): readonly Token[] {
  const [open, inline, close] = [
    new Made('paragraph_open', 'p', 1),
    new Made('inline', '', 0),
    new Made('paragraph_close', 'p', -1),
  ];
  open.block = true;
  close.block = true;
  inline.children = tokens;
  inline.content = content;
  return [open, inline, close];
}
