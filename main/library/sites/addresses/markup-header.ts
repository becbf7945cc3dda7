import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { HeaderForm } from '../../front-matter/header-form.ts';
import { parseFrontMatter } from '../../front-matter/parse-front-matter.ts';
import type { PageHeader } from './page-files.ts';

/** Lines that are searched for a header. */
const mostLines = 100;

/**
 * The fields in which a page describes itself, in a markup that Offprint does not read. They are front matter,
 * `#+TITLE:` (Org), an underlined title and `:date:` (reStructuredText), `= Title` and `:date:` (AsciiDoc), or `<meta>`
 * (HTML).
 */
export function parseMarkupHeader(text: string, forms: readonly HeaderForm[] = []): PageHeader {
  const header = parseFrontMatter(text, forms);
  if (header.present) {
    return header;
  }
  const fields = new Map<string, FrontMatterValue>();
  const lines = text.split(/\r?\n/, mostLines);
  for (const [at, line] of lines.entries()) {
    const [, key, value] = /^(?:#\+([\w-]+):|:([\w-]+):)[ \t]+(\S.*)$/.exec(line)?.filter(Boolean) ?? [];
    const [, title] = /^=[ \t]+(\S.*)$/.exec(line) ?? [];
    const isUnderlined = at > 0 && /^([=\-~^#*"'`+])\1{2,}[ \t]*$/.test(line) && (lines[at - 1] ?? '').trim() !== '';
    put(fields, key ?? '', value ?? '');
    put(fields, 'title', title ?? (isUnderlined ? (lines[at - 1] ?? '') : ''));
    put(fields, 'title', /<title>([^<]*)<\/title>/i.exec(line)?.[1] ?? '');
    const [, name = '', content = ''] = /<meta\s+name=["']([\w-]+)["']\s+content=["']([^"']*)["']/i.exec(line) ?? [];
    put(fields, name, content);
  }
  return { fields, present: fields.size > 0, quotedKeys: header.quotedKeys };
}

/** Keeps the first value of a key. */
function put(fields: Map<string, FrontMatterValue>, key: string, value: string): void {
  const name = key.toLowerCase();
  if (name !== '' && value.trim() !== '' && !fields.has(name)) {
    fields.set(name, value.trim());
  }
}
