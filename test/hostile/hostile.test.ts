import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../e2e/offprint-app.ts';
import { hashTree } from '../hash-tree.ts';
import { writeFiles } from '../post-files.ts';
import type { HostileCase } from './hostile-case.ts';
import { HostileRun } from './hostile-run.ts';
import { foundByQuery, tableOf, type Verdict } from './judge.ts';
import { hostileCases, secret, writeHostile } from './make-hostile.ts';

/**
 * `npm test` tries each tenth case, always the same ones. `npm run test:hostile` tries all, or those whose ids begin with
 * one of the given names: `cost`, `cost04`, `cost041`.
 */
const wanted = process.env['OFFPRINT_HOSTILE'] ?? '';

function isTried({ id }: HostileCase, at: number): boolean {
  return wanted === '' ? at % 10 === 0 : wanted === 'all' || wanted.split(' ').some((name) => id.startsWith(name));
}

describe.skipIf(/^(?:layers|given|site$|--big$)/.test(wanted))('a folder that means harm', () => {
  const folder = path.join(makeFolder('hostile'), 'posts');
  const outside = path.join(path.dirname(folder), 'outside');
  const run = new HostileRun(folder);
  const verdicts: Verdict[] = [];

  afterAll(async () => {
    await run.close();
    process.stdout.write(`\n${tableOf(verdicts)}\n`);
  });

  it('runs no script, makes no request, hides no post and never blocks the window', async () => {
    const web = await run.listen();
    const cases = hostileCases({ web, outside }).filter(isTried);
    expect(cases.length, `cases named ${wanted}`).toBeGreaterThan(0);
    const refused = writeHostile(folder, cases);
    writeFiles(outside, { 'secret.md': secret, 'secret.gif': secret });
    const before = hashTree(folder);
    for (const hostile of cases.filter(({ id }) => !refused.includes(id))) {
      verdicts.push(await run.judge(foundByQuery(hostile)));
    }
    expect(hashTree(folder)).toBe(before);
    expect(verdicts.length).toBe(cases.length - refused.length);
    expect(
      verdicts.filter(({ faults }) => faults.length > 0).map(({ id, tries, faults }) => [id, tries, ...faults]),
    ).toEqual([]);
  }, 3_600_000);
});
