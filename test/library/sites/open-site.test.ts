import { expect, it } from 'vitest';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { type OpenSite, openSite } from '../../../main/library/sites/open-site.ts';
import { writeFiles } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it.each([
  ['hugo.toml', 'title = "One"', 'title = "Another"'],
  ['docs/_includes/deep/figure.html', '<i>', '<figure>'],
  ['.obsidian/app.json', '{}', '{ "strictLineBreaks": true }'],
])('opens a site anew once %s says something else, and not before', async (settings, before, after) => {
  const root = temporaryFolder({ [settings]: before, 'content/sea.md': 'Text.' });
  const open = async (known: OpenSite | null): Promise<OpenSite> => openSite(root, await scanFolder(root), {}, known);
  const first = await open(null);
  expect(await open(first)).toBe(first);
  writeFiles(root, { [settings]: after });
  expect(await open(first)).not.toBe(first);
});
