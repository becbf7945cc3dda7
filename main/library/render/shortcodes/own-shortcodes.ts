import { parseGoTemplate, type GoStep } from '../go-templates/parse-go-template.ts';
import { type GoBudget, runGoTemplate } from '../go-templates/run-go-template.ts';
import type { GoPiece } from '../go-templates/go-value.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { KnownCall, Vocabulary } from '../tree/known-call.ts';

/** The texts of a site's own templates for shortcodes, by name: `note`, `bs/alert`. */
export type OwnShortcodes = Readonly<Record<string, string>>;

/** How much work the calls of a post may be together (`GoBudget`). */
const mostWork = 4_000_000;

/** The templates that were read, by name. Null for one that can't be followed. */
type Parsed = Map<string, readonly GoStep[] | null>;

const parsedOf = new WeakMap<OwnShortcodes, Parsed>();

/**
 * A vocabulary for one post whose calls are first looked up among a site's own templates. A template counts if its call
 * and its post decide all of it. Otherwise the call is what the vocabulary says.
 */
export function withOwnShortcodes(vocabulary: Vocabulary, shortcodes: OwnShortcodes): Vocabulary {
  const parsed: Parsed = parsedOf.get(shortcodes) ?? new Map();
  parsedOf.set(shortcodes, parsed);
  const budget: GoBudget = { left: mostWork };
  const run = (call: TemplateCall, fields: ReadonlyMap<string, FrontMatterValue>): readonly GoPiece[] | null => {
    const steps = Object.hasOwn(shortcodes, call.name) ? stepsOf(call.name, shortcodes, parsed) : null;
    const { name, positional, named } = call;
    return (
      steps && runGoTemplate(steps, { name, positional, named, inner: call.inner?.source ?? null, fields }, budget)
    );
  };
  const fromPost: KnownCall = (call, tools) => {
    const pieces = run(call, tools.fields);
    if (pieces === null) {
      return null;
    }
    const isEmpty = !pieces.some((piece) => piece.kind !== 'html' || /\S/.test(piece.text));
    // A template that leaves out the inner text hides it on the site. An archive shows it.
    const isHiding = call.inner !== null && /\S/.test(call.inner.source) && !pieces.some(holdsInner(call));
    return isHiding ? null : isEmpty ? [] : tools.written(pieces);
  };
  return {
    ...vocabulary,
    fromPost,
    value: (call, fields, names) => {
      const text = run(call, fields)
        ?.map((piece) => (piece.kind === 'html' ? piece.text : '<'))
        .join('')
        .trim();
      return text === undefined || text === '' || /[<\n]/.test(text)
        ? vocabulary.value(call, fields, names)
        : unescaped(text);
    },
  };
}

function stepsOf(name: string, shortcodes: OwnShortcodes, parsed: Parsed): readonly GoStep[] | null {
  const known = parsed.get(name);
  const steps = known === undefined ? parseGoTemplate(withoutScripts(shortcodes[name] ?? '')) : known;
  parsed.set(name, steps);
  return steps;
}

function unescaped(text: string): string {
  return text.replaceAll('&#34;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function holdsInner({ inner }: TemplateCall): (piece: GoPiece) => boolean {
  const [word = ''] = /[^\s<>&"]+/.exec(inner?.source.slice(0, 200) ?? '') ?? [];
  return (piece) => piece.kind === 'inner' || piece.text.includes(word);
}

function withoutScripts(template: string): string {
  return template.replace(/<(script|style)\b[\s\S]{0,6000}?<\/\1\s*>/gi, '').replace(/<!--[\s\S]{0,6000}?-->/g, '');
}
