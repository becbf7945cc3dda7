import { commonDialect, type Dialect } from '../../../render/dialect.ts';
import type { PythonValue } from '../../config/read-literals-python.ts';

/** How Pelican renders a post with these settings. `plugins` are the names in `PLUGINS`. */
export function pelicanDialect(values: ReadonlyMap<string, PythonValue>, plugins: readonly string[]): Dialect {
  const markdown = JSON.stringify(values.get('MARKDOWN'), jsonOfMap) as string | undefined;
  const has = (pattern: RegExp): boolean => pattern.test(markdown ?? '');
  const spans: NonNullable<Dialect['spans']> = [
    ...(has(/pymdownx\.tilde/) ? (['sub'] as const) : []),
    ...(has(/pymdownx\.caret/) ? (['sup'] as const) : []),
  ];
  const hasMath = plugins.some((name) => /(?:^|\.)(?:render[_-]math|latex)(?:\.|$)/.test(name));
  const hasLiquidTags = plugins.some((name) => /(?:^|\.)liquid[_-]tags(?:\.|$)/.test(name));
  return {
    ...commonDialect,
    headingIds: has(/(?:^|[.[",])toc(?:[.\]",]|$)/) ? 'python' : 'none',
    smartQuotes: values.get('TYPOGRIFY') === true,
    attributes: 'blocks',
    wordTags: 'python',
    looseHeadings: true,
    templates: hasLiquidTags ? 'liquid-tags' : 'none',
    spacedAddresses: 'links',
    emojiNames: has(/emoji/),
    highlights: has(/pymdownx\.mark\b/),
    ...(spans.length > 0 ? { spans } : {}),
    math: hasMath ? 'dollars' : 'none',
    abbreviations: true,
    singleTildes: false,
    // Python-Markdown's CodeHilite is in use by default.
    codeHeaders: markdown === undefined || markdown.includes('codehilite'),
    numberedCode: has(/"linenums":true/),
  };
}

function jsonOfMap(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value;
}
