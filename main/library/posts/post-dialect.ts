import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { Dialect } from '../render/dialect.ts';
import { extensionOf, isHtml } from '../scan/file-kinds.ts';

/**
 * The dialect of one post of a site. A post has no templates if its kind of file has none, or if it turns them off
 * (Jekyll). An HTML file has no Markdown.
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

/** One object for each dialect, because parsers are kept by that object. */
function varied(dialect: Dialect, vary: (dialect: Dialect) => Dialect): Dialect {
  const made = variants.get(vary) ?? new WeakMap<Dialect, Dialect>();
  variants.set(vary, made);
  const variant = made.get(dialect) ?? vary(dialect);
  made.set(dialect, variant);
  return variant;
}
