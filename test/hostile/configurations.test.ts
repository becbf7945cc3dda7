import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOffprint, makeFolder, type OffprintApp, recordExternal } from '../e2e/offprint-app.ts';
import { openAfresh } from '../e2e/open-afresh.ts';
import { networkAttempts, recordNetwork } from '../e2e/recorded-network.ts';
import { longestWait, watchWindow } from '../e2e/watch-window.ts';
import { hashTree } from '../hash-tree.ts';
import { writeFiles } from '../post-files.ts';
import { hostileSites } from './cases/configurations.ts';
import { secret } from './make-hostile.ts';

const wanted = process.env['OFFPRINT_HOSTILE'] ?? '';
const around = makeFolder('sites');
const mark = path.join(path.dirname(around), 'mark');
const outside = path.join(path.dirname(around), 'outside');
const post =
  '---\ntitle: A post\ndate: 2024-03-01\nslug: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n---\n\nIts words.\n\nIts end.\n';
const longestBlock = 1_000;
const sites = hostileSites({ mark, outside }).filter(
  (_site, at) => wanted === 'all' || wanted === 'site' || at % 6 === 0,
);

describe.skipIf(wanted !== '' && wanted !== 'all' && wanted !== 'site')('a configuration that means harm', () => {
  let app: OffprintApp;
  beforeAll(async () => {
    writeFiles(outside, { 'secret.md': secret });
    app = await launchOffprint();
    await recordNetwork(app);
    await recordExternal(app, 1);
  });
  afterAll(() => app.close());

  it.each(sites.map((site, at) => [`${at + 1}: ${site.generator}, ${site.tries}`, site] as const))(
    'is not run, names nothing outside, and takes no post away (%s)',
    async (_name, { files }) => {
      const folder = makeFolder('site');
      const places = ['posts', '_posts', 'content', 'source/_posts', 'src/content/blog', 'docs'];
      writeFiles(folder, {
        ...files,
        ...Object.fromEntries(places.map((place) => [`${place}/2024-03-01-a-post.md`, post])),
      });
      const before = hashTree(folder);
      await openAfresh(app, folder);
      await app.page.evaluate(watchWindow);
      expect(await app.searchFor('"its end"')).toBeGreaterThan(0);
      await app.options.first().click();
      await app.article.getByText('Its end.').waitFor();
      expect(await app.searchFor(secret)).toBe(0);
      expect(await longestWait(app.page)).toBeLessThan(longestBlock);
      expect(await app.page.evaluate(() => 'polluted' in {})).toBe(false);
      expect(existsSync(mark)).toBe(false);
      expect(await networkAttempts(app)).toEqual([]);
      expect(hashTree(folder)).toBe(before);
    },
  );
});
