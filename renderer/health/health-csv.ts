import type { HealthRow } from '../../main/library/model/health.ts';
import { say, tell } from '../say.ts';

/** The rows of a report as CSV by RFC 4180: commas, CRLF, quotation marks only where needed. */
export function healthCsv(rows: readonly HealthRow[]): string {
  const head = ['kind', 'path', 'line', 'target', 'message'];
  const lines = rows.map(({ kind, path, line, target, message }) => [kind, path, line ?? '', target, tell(message)]);
  return [head, ...lines].map((cells) => `${cells.map((value) => cell(String(value))).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  // A spreadsheet would run such a cell as a formula. Text from a post must never run.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file name that is valid on every system. */
export function reportName(library: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern is there to find control characters
  const safe = library.replace(/[\u0000-\u001f\\/:*?"<>|]+/g, '-').slice(0, 60);
  return `${say('health.report', { folder: safe })}.csv`;
}
