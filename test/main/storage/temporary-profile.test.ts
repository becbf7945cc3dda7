import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryProfile } from '../../../main/storage/temporary-profile.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it('leaves a profile that is in use, however old its date says it is', () => {
  const temporary = temporaryFolder();
  const used = makeTemporaryProfile(temporary);
  for (const year of [1970, 2001, 2099]) {
    const date = new Date(Date.UTC(year, 1, 1));
    utimesSync(used, date, date);
    makeTemporaryProfile(temporary);
    expect(existsSync(used)).toBe(true);
  }
});

it('removes what a process that is gone left behind, and nothing of others', () => {
  const temporary = temporaryFolder({ 'offprint-profile-notes.md': '', 'other-1-x/a': '' });
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const left = path.join(temporary, `offprint-profile-${pid}-x`);
  mkdirSync(left);
  writeFileSync(path.join(left, 'Cookies'), 'x');
  const own = makeTemporaryProfile(temporary);
  expect(readdirSync(temporary).sort()).toEqual(['offprint-profile-notes.md', 'other-1-x', path.basename(own)].sort());
});
