/**
 * TOML without the earlier copies of keys that are repeated in the same table. `again` is the first repeated key, with
 * its line.
 */
export function withoutEarlierKeys(source: string): {
  readonly text: string;
  readonly again: { readonly key: string; readonly line: number } | null;
} {
  const lines = source.split('\n');
  const latest = new Map<string, number>();
  const dropped = new Set<number>();
  let again: { key: string; line: number } | null = null;
  let table = '';
  for (const [at, line] of lines.entries()) {
    if (/^\s*\[/.test(line)) {
      // Each table in a list of tables has keys of its own.
      table = `${line.trim()} ${line.includes('[[') ? at : ''}`;
    }
    const key = /^\s*([\w.-]+|"[^"]*"|'[^']*')\s*=/.exec(line)?.[1];
    if (key === undefined) {
      continue;
    }
    const before = latest.get(`${table}\n${key}`);
    // Only a value on one line can be removed safely.
    if (before !== undefined && !/=\s*(?:\[[^\]]*$|"""|''')/.test(lines[before] ?? '')) {
      dropped.add(before);
      again ??= { key, line: at + 1 };
    }
    latest.set(`${table}\n${key}`, at);
  }
  return { text: lines.map((line, at) => (dropped.has(at) ? '' : line)).join('\n'), again };
}
