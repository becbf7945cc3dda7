import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import { isMet, knownValue } from './conditions.ts';
import { assignment, type FlowRules, innerNames } from './flow-rules.ts';
import type { Assigned, Known, NamesAt } from './known-names.ts';
import { NameLog } from './name-log.ts';
import type { CallItem, Item } from './scan-templates.ts';
import { isTableText } from './table-text.ts';

/** What a template language and a post say about the values of expressions. */
export interface FlowMeans {
  readonly rules: FlowRules;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** The text of an expression; null if the post does not determine it. */
  readonly expression: (written: string, names: NamesAt) => string | null;
}

export interface FollowedFlow {
  readonly items: readonly Item[];
  readonly names: NameLog;
}

/**
 * Follows the tags that choose, repeat and name text, as far as the post itself tells what they do. A branch that is
 * chosen becomes part of the text around it, and the others are left out. What can't be told stays a call: each branch
 * is a call with its own text. Text that is captured under a name is moved to where the name is shown.
 */
export function followFlow(source: string, items: readonly Item[], means: FlowMeans): FollowedFlow {
  return new FlowReader(source, items, means).read();
}

interface Branch {
  /** The tag that begins it. */
  readonly tag: CallItem;
  /** Its first item, and the item behind its last one. */
  readonly from: number;
  readonly to: number;
}

interface Captured {
  readonly from: number;
  readonly to: number;
  /** Where the captured text ends. */
  readonly end: number;
}

/** The deepest nesting of captured texts. */
const deepest = 12;

/** Filters that leave the words of a captured text as they are. */
const plainFilters = /^(?:\|\s*(?:markdownify|strip|safe|trim|smartify|strip_newlines|escape_once|raw)\s*)*$/;

class FlowReader {
  readonly #source: string;
  readonly #items: readonly Item[];
  readonly #means: FlowMeans;
  readonly #out: Item[] = [];
  readonly #names = new NameLog();
  readonly #captured = new Map<Assigned, Captured>();
  /** The last place at which each name is shown. */
  readonly #lastShown = new Map<string, number>();
  /** How much captured text may still be shown: as much as the post is long. */
  #spare: number;
  #depth = 0;
  /** How many tags are open around the current place that may run never, once or several times. */
  #open = 0;

  constructor(source: string, items: readonly Item[], means: FlowMeans) {
    this.#source = source;
    this.#items = items;
    this.#means = means;
    this.#spare = source.length;
    for (const item of items) {
      if (item.kind === 'call' && item.head.kind === 'output' && this.#isPlain(item)) {
        this.#lastShown.set(item.head.name, item.start);
      }
    }
  }

  read(): FollowedFlow {
    this.#emit(0, this.#items.length);
    return { items: this.#out, names: this.#names };
  }

  #emit(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const item = this.#items[at];
      if (item?.kind === 'call' && item.close >= 0) {
        this.#paired(item, at);
        at = item.close;
      } else if (item?.kind === 'call') {
        this.#single(item);
      } else if (item) {
        this.#out.push(item);
      }
    }
  }

  #single(item: CallItem): void {
    if (item.head.kind === 'output') {
      this.#output(item);
      return;
    }
    const set = assignment(item.head.name, this.#wordsOf(item));
    if (set !== null) {
      const names = this.#namesAt(item.start);
      this.#set(set.name, item.end, { written: set.written, text: this.#means.expression(set.written, names) });
    }
    this.#out.push(item);
  }

  /** `{{ name }}`, with the text that was captured under the name. */
  #output(item: CallItem): void {
    const { name } = item.head;
    const assigned = this.#names.at(name, item.start);
    const captured = assigned ? this.#captured.get(assigned) : undefined;
    if (captured === undefined || this.#depth >= deepest || !this.#isPlain(item)) {
      this.#out.push(item);
      return;
    }
    this.#spare -= captured.end - (this.#items[captured.from]?.start ?? captured.end) + 1;
    if (this.#spare < 0) {
      this.#out.push(item);
      return;
    }
    this.#depth += 1;
    const end = { kind: 'close', name, start: item.end, end: item.end, paired: true } as const;
    this.#call({ ...item, head: { ...item.head, kind: 'captured' } }, captured.from, captured.to, end);
    this.#depth -= 1;
  }

  /** Whether an output shows the whole text of its name. */
  #isPlain({ start, end }: CallItem): boolean {
    return plainFilters.test(
      this.#source
        .slice(start, end)
        .replace(/^\{\{-?\s*[\w-]*|-?\}\}$/g, '')
        .trim(),
    );
  }

  #paired(item: CallItem, at: number): void {
    const { head } = item;
    const branches = this.#means.rules.branches.get(head.name);
    if (branches) {
      this.#control(item, this.#branchesOf(item, at, branches));
      return;
    }
    const close = this.#items[item.close];
    if (close?.kind !== 'close') {
      return;
    }
    const set = assignment(head.name, this.#wordsOf(item));
    if (set !== null && set.written === '') {
      const value: Assigned = { written: '', text: null };
      this.#set(set.name, close.end, value);
      if ((this.#lastShown.get(set.name) ?? -1) > close.start && this.#depth + this.#open === 0) {
        this.#captured.set(value, { from: at + 1, to: item.close, end: close.start });
        this.#hide(item.start, close.end);
        return;
      }
    }
    this.#call(item, at + 1, item.close, close);
  }

  #call(item: CallItem, from: number, to: number, close: Item & { readonly kind: 'close' }): void {
    const call = { ...item };
    this.#out.push(call);
    this.#emit(from, to);
    call.close = this.#out.push(close) - 1;
  }

  /** The branches of a tag, in order. The calls within a branch are passed over. */
  #branchesOf(item: CallItem, at: number, tags: ReadonlySet<string>): readonly Branch[] {
    const branches: Branch[] = [];
    let tag = item;
    let from = at + 1;
    for (let next = from; next < item.close; next += 1) {
      const inner = this.#items[next];
      if (inner?.kind !== 'call') {
        continue;
      }
      if (inner.close >= 0) {
        next = inner.close;
      } else if (inner.head.kind === 'tag' && tags.has(inner.head.name)) {
        branches.push({ tag, from, to: next });
        tag = inner;
        from = next + 1;
      }
    }
    branches.push({ tag, from, to: item.close });
    return branches;
  }

  #control(item: CallItem, branches: readonly Branch[]): void {
    const close = this.#items[item.close];
    if (close?.kind !== 'close') {
      return;
    }
    const chosen = this.#chosen(branches);
    if (chosen !== null) {
      this.#hide(item.start, chosen?.tag.end ?? close.end);
      if (chosen) {
        this.#emit(chosen.from, chosen.to);
        this.#hide(this.#items[chosen.to]?.start ?? close.start, close.end);
      }
      return;
    }
    const since = this.#names.size;
    const inTable = isTableText(this.#source, item.start, item.end, close.start);
    const inner = this.#depth === 0 ? innerNames(item.head.name, this.#wordsOf(item)) : [];
    for (const name of inner) {
      this.#names.set(name, item.end, null);
    }
    this.#open += 1;
    branches.forEach((branch, at) => {
      const next = branches[at + 1]?.tag;
      if (inTable) {
        this.#row(branch, next?.start ?? close.start);
      } else {
        const end = next
          ? ({ kind: 'close', name: '', start: next.start, end: next.start, paired: true } as const)
          : close;
        this.#call(branch.tag, branch.from, branch.to, end);
      }
    });
    this.#open -= 1;
    if (inTable) {
      this.#hide(
        close.start,
        close.end + (/^[ \t]*\n(?=[ \t]*\|)/.exec(this.#source.slice(close.end, close.end + 200))?.[0].length ?? 0),
      );
    }
    if (this.#depth === 0) {
      this.#names.forget(since, close.end);
      for (const name of inner) {
        this.#names.restore(name, close.end, item.start);
      }
    }
  }

  /** In a table, the tag is a row, so that the rows behind it stay rows. */
  #row({ tag, from, to }: Branch, end: number): void {
    const { start } = tag;
    this.#out.push({ kind: 'markdown', text: '| ', start, end: start }, { ...tag, close: -2 });
    this.#out.push({ kind: 'markdown', text: ' |\n', start: tag.end, end: tag.end });
    const first = this.#items[from];
    const inner = first?.kind === 'text' ? /\S/.exec(this.#source.slice(first.start, first.end))?.index : undefined;
    if (first?.kind === 'text' && inner !== undefined) {
      this.#out.push({ ...first, start: first.start + inner });
      this.#emit(from + 1, to);
    } else {
      this.#emit(from, to);
    }
    if (this.#source[end - 1] !== '\n') {
      this.#out.push({ kind: 'markdown', text: '\n', start: end, end });
    }
  }

  /** The branch that is shown. Undefined if no branch is shown, null if the post does not determine it. */
  #chosen(branches: readonly Branch[]): Branch | undefined | null {
    const [{ tag: first } = {}] = branches;
    const kind = first?.head.name ?? '';
    if (first === undefined || (kind !== 'case' && kind !== 'switch' && !/^(?:if|unless)/.test(kind))) {
      return null;
    }
    const subject = /^[cs]/.test(kind) ? this.#known(first) : undefined;
    for (const branch of branches) {
      const met = /^[cs]/.test(kind) ? this.#isCase(branch, first, subject) : this.#isMet(branch);
      if (met === null) {
        return null;
      }
      if (met) {
        return branch;
      }
    }
    return undefined;
  }

  #isMet({ tag }: Branch): boolean | null {
    if (tag.head.name === 'else') {
      return true;
    }
    const met = isMet(this.#wordsOf(tag), this.#knownNames(tag), this.#means.rules);
    return tag.head.name === 'unless' && met !== null ? !met : met;
  }

  /** Whether a value is one of those of `when` (Liquid) or `case` (Nunjucks). */
  #isCase({ tag }: Branch, first: CallItem, subject: Known | undefined): boolean | null {
    if (tag === first) {
      return false;
    }
    if (tag.head.name === 'else' || tag.head.name === 'default') {
      return true;
    }
    let isSure = subject !== undefined && typeof subject !== 'object';
    for (const each of this.#wordsOf(tag).split(/\s*,\s*|\s+or\s+/)) {
      const value = knownValue(each, this.#knownNames(tag), this.#means.rules);
      if (isSure && value === subject) {
        return true;
      }
      isSure &&= value !== undefined && typeof value === typeof subject;
    }
    return isSure ? false : null;
  }

  #known(tag: CallItem): Known | undefined {
    return knownValue(this.#wordsOf(tag), this.#knownNames(tag), this.#means.rules);
  }

  #knownNames({ start }: CallItem): { fields: FlowMeans['fields']; assigned: NamesAt } {
    return { fields: this.#means.fields, assigned: this.#namesAt(start) };
  }

  #namesAt(place: number): NamesAt {
    return (name) => this.#names.at(name, place);
  }

  /** A captured text is read again where it is shown. Its names keep the meaning that they had where it was captured. */
  #set(name: string, from: number, value: Assigned | null): void {
    if (this.#depth === 0) {
      this.#names.set(name, from, value);
    }
  }

  #wordsOf({ start, end, head }: CallItem): string {
    const words = this.#source.slice(start, Math.min(end, start + 2_000));
    return words
      .replace(/^\{%-?\s*/, '')
      .slice(head.name.length)
      .replace(/-?%\}$/, '')
      .trim();
  }

  #hide(start: number, end: number): void {
    this.#out.push({ kind: 'markdown', text: '', start, end });
  }
}
