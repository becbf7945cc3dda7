import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { Dialect } from '../render/dialect.ts';
import { extensionOf, isHtml } from '../scan/file-kinds.ts';

/**
 * How one post of a site is written: without templates where its kind of file has none, or it says so (Jekyll); without
 * Markdown where it is HTML.
 */
export function postDialect(dialect: Dialect, path: string, fields: ReadonlyMap<string, FrontMatterValue>): Dialect {
  const has = dialect.templateFiles?.includes(extensionOf(path)) ?? true;
  const off = dialect.templates === 'liquid' && String(fields.get('render_with_liquid')) === 'false';
  const templated = has && !off ? dialect : varied(dialect, withoutTemplates);
  return isHtml(path) ? varied(templated, asHtml) : templated;
}

function withoutTemplates(dialect: Dialect): Dialect {
  return { ...dialect, templates: 'none' };
}

function asHtml(dialect: Dialect): Dialect {
  return { ...dialect, markup: 'html' };
}

const variants = new WeakMap<(dialect: Dialect) => Dialect, WeakMap<Dialect, Dialect>>();

/** One for each dialect: parsers are made and kept by it. */
function varied(dialect: Dialect, vary: (dialect: Dialect) => Dialect): Dialect {
  const made = variants.get(vary) ?? new WeakMap<Dialect, Dialect>();
  variants.set(vary, made);
  const variant = made.get(dialect) ?? vary(dialect);
  made.set(dialect, variant);
  return variant;
}
