/** Whether the text from `from` to `to` is rows of the table that stands before `at`. */
export function isTableText(source: string, at: number, from: number, to: number): boolean {
  const first = /\S/g;
  first.lastIndex = from;
  if (first.exec(source)?.[0] !== '|' || !isBehindRow(source.slice(Math.max(0, at - 1_000), at))) {
    return false;
  }
  return source
    .slice(from, to)
    .split('\n')
    .every((line) => /^\s*(?:\||\{%|$)/.test(line));
}

/** Whether a text ends with a row of a table, with nothing but tags behind it. */
function isBehindRow(text: string): boolean {
  const lines = text.split('\n');
  if (lines.pop()?.trim() !== '') {
    return false;
  }
  for (let line = lines.pop(); line !== undefined && line.trim() !== ''; line = lines.pop()) {
    if (!/^\s*\{%[^%]*%\}\s*$/.test(line)) {
      return line.includes('|');
    }
  }
  return false;
}
