import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readManPage, readMetainfo, writeLinuxFiles } from '../../../build/packaging/linux-files.mjs';
import { isInstalled } from '../../../build/system-libraries.mjs';
import { subcommands } from '../../../main/command-line.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const facts = {
  version: '1.2.0-test',
  isTest: true,
  electron: '33.2.1',
  released: '2026-05-03',
  summary: 'A reader',
  homepage: 'https://reader.example',
  releases: 'https://reader.example/releases',
  maintainer: 'Ada & Sons <ada@reader.example>',
  license: 'MIT',
};

describe('the man page', () => {
  it('tells of every command of the command line', () => {
    const page = readManPage(facts);
    for (const name of subcommands) {
      expect(page, 'in the synopsis').toContain(`.B offprint ${name}\n`);
      expect(page, 'with what it does').toMatch(new RegExp(`^\\.TP\\n\\.BR? ${name}\\b`, 'm'));
    }
    expect(page).toContain('.TH OFFPRINT 1 "2026\\-05\\-03" "Offprint 1.2.0\\-test"');
  });

  it.runIf(isInstalled('man'))('is typeset without a warning', () => {
    const file = path.join(temporaryFolder({ 'offprint.1': readManPage(facts) }), 'offprint.1');
    const { stdout, stderr } = spawnSync('man', ['--warnings', '-l', file], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8' },
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('offprint search FOLDER [QUERY] [--json] [--limit N] [--show KIND] [--explain]');
  });
});

it('writes names into the AppStream description as XML asks for', () => {
  expect(readMetainfo(facts)).toContain('<developer_name>Ada &amp; Sons</developer_name>');
  expect(readMetainfo(facts)).toContain('<release version="1.2.0~test" date="2026-05-03">');
});

it('says in each package how it is updated, and that a test build is not for publishing', () => {
  const folder = temporaryFolder();
  const { deb, rpm } = writeLinuxFiles(facts, path.join(folder, 'files'));
  for (const args of [deb, rpm]) {
    const description = args[args.indexOf('--description') + 1];
    expect(description).toContain('install the newer package from https://reader.example/releases.');
    expect(description).toContain('This is a test build on Electron 33.2.1. Don’t publish it.');
  }
  const published = writeLinuxFiles({ ...facts, isTest: false }, path.join(folder, 'published'));
  expect(published.deb[1]).not.toContain('test build');
  const [page = ''] = deb.find((arg) => arg.endsWith('/man1/offprint.1.gz'))?.split('=') ?? [];
  expect(gunzipSync(readFileSync(page)).toString()).toBe(readManPage(facts));
});
