import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { TemplateCall } from '../templates/template-call.ts';

/** A named argument, or the one at a position; empty if the call has neither. */
export function argument(call: TemplateCall, name: string, position = -1): string {
  return call.named.get(name) ?? (position >= 0 ? (call.positional[position] ?? '') : '');
}

export function firstArgument(call: TemplateCall, ...names: readonly string[]): string {
  for (const name of names) {
    const value = call.named.get(name);
    if (value) {
      return value;
    }
  }
  return '';
}

/** The arguments behind the first ones as they could stand behind the language of a fence. */
export function codeOptions(call: TemplateCall, skipped: number): string {
  const named = [...call.named].map(([name, value]) => `${name}="${value.replaceAll('"', '')}"`);
  return [...call.positional.slice(skipped), ...named].join(' ');
}

/** The text of a field by its dotted path, ignoring case; null where there is none. */
export function fieldText(fields: ReadonlyMap<string, FrontMatterValue>, path: string): string | null {
  const parts = path.split('.').slice(0, 5);
  let value: unknown = fields.get(parts[0] ?? '') ?? fields.get((parts[0] ?? '').toLowerCase());
  for (const part of parts.slice(1)) {
    if (value instanceof Map) {
      value = value.get(part);
    } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, part)) {
      value = (value as Record<string, unknown>)[part];
    } else {
      return null;
    }
  }
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number')) {
    return value.join(', ');
  }
  return null;
}

export function isWebAddress(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}
