import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOffprint, makeFolder, type OffprintApp, openFolder, recordExternal } from '../e2e/offprint-app.ts';
import { recordNetwork } from '../e2e/recorded-network.ts';
import { watchWindow } from '../e2e/watch-window.ts';
import { hashTree } from '../hash-tree.ts';
import { writeFiles } from '../post-files.ts';
import type { HostileCase } from './hostile-case.ts';
import { judge, tableOf, type Verdict } from './judge.ts';
import { hostileCases, secret, writeHostile } from './make-hostile.ts';

/**
 * `npm test` tries each tenth case, always the same ones. `npm run test:hostile` tries all, or those whose ids begin with
 * one of the given names: `cost`, `cost04`, `cost041`.
 */
const wanted = process.env['OFFPRINT_HOSTILE'] ?? '';

function isTried({ id }: HostileCase, at: number): boolean {
  return wanted === '' ? at % 10 === 0 : wanted === 'all' || wanted.split(' ').some((name) => id.startsWith(name));
}

describe.skipIf(wanted.startsWith('layers') || wanted === '--big')('a folder that means harm', () => {
  const heard: string[] = [];
  const folder = path.join(makeFolder('hostile'), 'posts');
  const outside = path.join(path.dirname(folder), 'outside');
  const server: Server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  const verdicts: Verdict[] = [];
  let app: OffprintApp | null = null;

  beforeAll(async () => {
    server.on('connection', () => heard.push('a connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await app?.close();
    server.close();
    process.stdout.write(`\n${tableOf(verdicts)}\n`);
  });

  async function start(): Promise<OffprintApp> {
    app = await launchOffprint();
    await recordNetwork(app);
    await recordExternal(app, 1);
    await openFolder(app, folder, 300_000);
    await app.page.evaluate(watchWindow);
    return app;
  }

  it('runs no script, makes no request, hides no post and never blocks the window', async () => {
    const web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cases = hostileCases({ web, outside }).filter(isTried);
    expect(cases.length, `cases named ${wanted}`).toBeGreaterThan(0);
    const refused = writeHostile(folder, cases);
    writeFiles(outside, { 'secret.md': secret, 'secret.gif': secret });
    const before = hashTree(folder);
    let now = await start();
    for (const hostile of cases.filter(({ id }) => !refused.includes(id))) {
      const verdict = await judge(now, heard, hostile);
      verdicts.push(verdict);
      if (verdict.faults.length > 0) {
        // The case may have broken the app, so the next one gets a new app.
        now.electron.process().kill('SIGKILL');
        now = await start();
      }
    }
    expect(hashTree(folder)).toBe(before);
    expect(verdicts.length).toBe(cases.length - refused.length);
    expect(
      verdicts.filter(({ faults }) => faults.length > 0).map(({ id, tries, faults }) => [id, tries, ...faults]),
    ).toEqual([]);
  }, 3_600_000);
});
