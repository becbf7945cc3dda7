import type { FrontMatterValue } from '../front-matter/read-front-matter.ts';
import type { Dialect } from '../render/dialect.ts';
import { extensionOf } from '../scan/file-kinds.ts';

/** How one post of a site is written: without templates where its kind of file has none, or it says so (Jekyll). */
export const postDialect = (dialect: Dialect, path: string, fields: ReadonlyMap<string, FrontMatterValue>): Dialect => {
  const has = dialect.templateFiles?.includes(extensionOf(path)) ?? true;
  const off = dialect.templates === 'liquid' && String(fields.get('render_with_liquid')) === 'false';
  return has && !off ? dialect : withoutTemplates(dialect);
};

const plainDialects = new WeakMap<Dialect, Dialect>();

/** One for each dialect: parsers are made and kept by it. */
const withoutTemplates = (dialect: Dialect): Dialect => {
  const plain = plainDialects.get(dialect) ?? { ...dialect, templates: 'none' };
  plainDialects.set(dialect, plain);
  return plain;
};
