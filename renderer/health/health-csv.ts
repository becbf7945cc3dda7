import type { HealthRow } from '../../main/library/model/health.ts';
import { say, tell } from '../say.ts';

/** The rows of a report as RFC 4180 has it: commas, CRLF, quotes where they are needed. */
export function healthCsv(rows: readonly HealthRow[]): string {
  const head = ['kind', 'path', 'line', 'target', 'message'];
  const lines = rows.map(({ kind, path, line, target, message }) => [kind, path, line ?? '', target, tell(message)]);
  return [head, ...lines].map((cells) => `${cells.map((value) => cell(String(value))).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  // A spreadsheet would take it for a formula, and what a post says must never be run.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file name that every system takes. */
export function reportName(library: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: just those are meant
  const safe = library.replace(/[\u0000-\u001f\\/:*?"<>|]+/g, '-').slice(0, 60);
  return `${say('health.report', { folder: safe })}.csv`;
}
