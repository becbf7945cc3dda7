import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { HealthReport } from '../../../main/library/model/health.ts';
import { postText as post } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';

it('tells what a check found so far, by kind, and then all of it', async () => {
  const files = Array.from({ length: 120 }, (_, at) => {
    const text = `title: P${at}\ndate: 2020-01-01`;
    return [
      `${at}.md`,
      post(text, at % 2 === 0 ? `Text of ${at}, with a [link](gone.md).` : `Text of ${at}.`),
    ] as const;
  });
  const { library } = await openWholeLibrary(temporaryFolder(Object.fromEntries(files)));
  const reports: HealthReport[] = [];
  for (;;) {
    const report = await library.call('health.read', { library: library.id });
    reports.push(report);
    if (report.rows !== null) {
      break;
    }
    await turn();
  }
  const found = reports.map((report) => report.found['dead-link'] ?? 0);
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(found[0]).toBe(0);
  expect(found.some((count, at) => count > 0 && count < 60 && reports[at]?.rows === null)).toBe(true);
  expect(reports.at(-1)?.found).toEqual({ 'dead-link': 60 });
  expect(reports.at(-1)?.rows).toHaveLength(60);
});
