import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../main/library/watch/watch-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('hears of changes in folders that were made at once, one in the other, while it watches', async () => {
  const root = temporaryFolder({ 'a.md': 'A' });
  let heard = 0;
  const watch = await watchFolder(root, () => {
    heard += 1;
  });
  onTestFinished(() => watch.close());
  for (let round = 0; round < 3; round += 1) {
    const inner = path.join(root, `new ${round}`, 'in it', 'and in that');
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(inner, 'b.md'), 'B');
    const unheard = heard;
    await expect.poll(() => heard, { timeout: 10_000 }).toBeGreaterThan(unheard);
    // What was made is four changes, which lead to four calls at most. More than these come only from the inner folder.
    for (let writes = 0; writes < 5; writes += 1) {
      const before = heard;
      writeFileSync(path.join(inner, 'b.md'), `Another B ${writes}`);
      await expect.poll(() => heard, { timeout: 10_000 }).toBeGreaterThan(before);
    }
  }
});
