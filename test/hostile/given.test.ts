import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { postIdOf } from '../../main/library/ids.ts';
import type { LibraryId, PostId } from '../../main/library/model/ids.ts';
import type { Bridge } from '../../preload/bridge.ts';
import { type OffprintApp, until } from '../e2e/offprint-app.ts';
import { hashTree } from '../hash-tree.ts';
import { HostileRun } from './hostile-run.ts';
import { type Judged, tableOf, type Verdict } from './judge.ts';

/**
 * `npm run test:hostile -- given FOLDER` judges a folder that another program made. FOLDER holds `posts/` and `manifest.json`.
 * `given FOLDER 2/6` tries the second of six parts of the cases, `given FOLDER RES-0` those whose ids begin so.
 */
const [, place, part = '1', parts = '1', name = ''] =
  /^given (.+?)(?: (\d+)\/(\d+)| ([A-Z]+-\d*))?$/.exec(process.env['OFFPRINT_HOSTILE'] ?? '') ?? [];

/** What is used of a manifest. A path that is not UTF-8 has its other bytes as lone surrogates from U+DC80 on. */
const manifestShape = z.object({
  /** The port of this machine that no request may reach. */
  port: z.number(),
  /** A folder that must stay empty: code that runs in Node writes there. */
  marks: z.string(),
  /** A text of files outside of the folder. */
  secret: z.string(),
  /** Posts that mean no harm, and must be listed whatever else is there. */
  good: z.array(z.string()),
  cases: z.array(
    z.object({
      id: z.string(),
      tries: z.string(),
      /** Relative to the folder. */
      path: z.string().optional(),
      /** Why there is no file. */
      skipped: z.string().optional(),
      observe: z.object({ expr: z.string().optional() }),
    }),
  ),
});

type GivenCase = z.infer<typeof manifestShape>['cases'][number];

describe.skipIf(place === undefined)('a folder that another program made', () => {
  it('runs no script, makes no request, hides no post and never blocks the window', async () => {
    const around = path.resolve(place ?? '');
    const folder = path.join(around, 'posts');
    const manifest = manifestShape.parse(JSON.parse(readFileSync(path.join(around, 'manifest.json'), 'utf8')));
    const cases = manifest.cases
      .filter(({ skipped, path: file }) => skipped === undefined && file !== undefined)
      .filter(({ id }, at) => id.startsWith(name) && at % Number(parts) === Number(part) - 1);
    expect(cases.length).toBeGreaterThan(0);
    const before = hashTree(folder);
    const run = new HostileRun(folder);
    await run.listen(manifest.port);
    const library = await libraryOf(await run.app());
    for (const file of manifest.good) {
      expect(await isPost(await run.app(), library, Buffer.from(file)), file).toBe(true);
    }
    const verdicts: Verdict[] = [];
    const missing: string[] = [];
    const others: string[] = [];
    for (const given of cases) {
      const file = bytesOf(given.path ?? '');
      if (await isPost(await run.app(), await libraryOf(await run.app()), file)) {
        verdicts.push(await run.judge(judgedOf(given, folder, file, manifest.secret)));
      } else {
        (isOrdinary(folder, file) ? missing : others).push(`${given.id} ${given.path}`);
      }
    }
    await run.close();
    process.stdout.write(`\n${tableOf(verdicts)}\n\nNot posts:\n${others.join('\n')}\n`);
    expect(hashTree(folder)).toBe(before);
    expect(readdirSync(manifest.marks)).toEqual([]);
    expect(run.heard).toEqual([]);
    expect(missing).toEqual([]);
    expect(
      verdicts.filter(({ faults }) => faults.length > 0).map(({ id, tries, faults }) => [id, tries, ...faults]),
    ).toEqual([]);
  }, 3_600_000);
});

function bytesOf(file: string): Buffer {
  return Buffer.concat(
    [...file].map((letter) => {
      const unit = letter.charCodeAt(0);
      return letter.length === 1 && unit >= 0xdc80 && unit <= 0xdcff ? Buffer.of(unit - 0xdc00) : Buffer.from(letter);
    }),
  );
}

function judgedOf({ id, tries, observe }: GivenCase, folder: string, file: Buffer, secret: string): Judged {
  return {
    id,
    tries,
    words: lastWords(inFolder(folder, file)),
    secret,
    mustBeFalse: observe.expr,
    open: async (app) => {
      const library = await libraryOf(app);
      await app.page.evaluate(() => performance.clearMarks('offprint:post'));
      await app.electron.evaluate(
        ({ BrowserWindow }, [of, post]) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send('offprint:event', 'show-post', {
            library: of,
            post,
            text: null,
          }),
        [library, postIdOf(library, file)] as const,
      );
      await until(async () => expect(await app.mark('offprint:post')).not.toBeNull());
    },
  };
}

function inFolder(folder: string, file: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${folder}${path.sep}`), file]);
}

/** The last line of a text, if it is a paragraph of plain words; null otherwise. */
function lastWords(file: Buffer): string | null {
  const largest = 100 * 1024 ** 2;
  if (lstatSync(file).size > largest) {
    return null;
  }
  return /\n\n(\p{L}[\p{L}\p{N} ,-]+\.)\n$/u.exec(readFileSync(file, 'utf8').slice(-300))?.[1] ?? null;
}

/** Whether a file is one that must be listed: no link, no pipe, and not in a hidden folder or among a program's packages. */
function isOrdinary(folder: string, file: Buffer): boolean {
  const parts = file.toString('latin1').split('/');
  return (
    !parts.some((each) => each.startsWith('.') || each === 'node_modules') &&
    parts.every((_part, at) => {
      const stats = lstatSync(inFolder(folder, Buffer.from(parts.slice(0, at + 1).join('/'), 'latin1')));
      return at < parts.length - 1 ? stats.isDirectory() : stats.isFile();
    })
  );
}

async function libraryOf({ page }: OffprintApp): Promise<LibraryId> {
  const library = await page.evaluate(async () => {
    const { request } = (window as unknown as { offprint: Bridge }).offprint;
    const current = await request('library.current', undefined);
    return current.ok ? current.value?.id : null;
  });
  expect(library).toBeTruthy();
  return library as LibraryId;
}

function isPost({ page }: OffprintApp, library: LibraryId, file: Buffer): Promise<boolean> {
  return page.evaluate(
    async ([of, post]) => {
      const { request } = (window as unknown as { offprint: Bridge }).offprint;
      return (await request('post.read', { library: of, post, text: '' })).ok;
    },
    [library, postIdOf(library, file)] as readonly [LibraryId, PostId],
  );
}
