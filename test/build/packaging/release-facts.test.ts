import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { builderConfig } from '../../../build/packaging/builder-config.mjs';
import { readReleaseFacts } from '../../../build/packaging/release-facts.mjs';
import { author, homepage, version } from '../../../package.json';
import { temporaryFolder } from '../../temporary-folder.ts';

const stock = { executable: '/electron/electron', source: 'stock', version: '45.4.1' } as const;
const fallback = { ...stock, source: 'fallback', version: '33.2.1' } as const;

beforeEach(() => {
  vi.stubEnv('CSC_LINK', '');
  vi.stubEnv('CSC_NAME', '');
});
afterEach(() => vi.unstubAllEnvs());

it('takes publisher, home page and version from one file, and marks what is not for publishing', async () => {
  const facts = await readReleaseFacts(stock);
  expect(facts).toMatchObject({ version, isTest: false, homepage, maintainer: author });
  expect(facts.released).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await readReleaseFacts(fallback)).toMatchObject({ version: `${version}-test`, isTest: true });
});

it('takes the day from SOURCE_DATE_EPOCH, which repeatable builds set', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '86400');
  expect((await readReleaseFacts(stock)).released).toBe('1970-01-02');
  vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday');
  await expect(readReleaseFacts(stock)).rejects.toThrow('“yesterday”');
});

it('passes the version, the day and the runtime to electron-builder', async () => {
  const facts = await readReleaseFacts(fallback);
  const work = path.join(temporaryFolder(), 'files');
  const config = builderConfig({ runtime: fallback, facts, work, isQuick: true });
  expect(config).toMatchObject({
    electronVersion: '33.2.1',
    extraMetadata: { version: facts.version, released: facts.released },
    deb: { compression: 'gz', depends: expect.arrayContaining(['libgtk-3-0']) },
  });
  expect(builderConfig({ runtime: fallback, facts, work, isQuick: false }).deb).not.toHaveProperty('compression');
});

it('has the hardened runtime on macOS where there is a certificate, and signs ad hoc where there is none', async () => {
  const facts = await readReleaseFacts(stock);
  const work = path.join(temporaryFolder(), 'files');
  const mac = () => builderConfig({ runtime: stock, facts, work, isQuick: false }).mac;
  expect(mac()).toMatchObject({ identity: '-', hardenedRuntime: false });
  vi.stubEnv('CSC_LINK', 'certificate.p12');
  expect(mac()).toMatchObject({ hardenedRuntime: true, entitlements: 'build/mac/entitlements.plist' });
  expect(mac()).not.toHaveProperty('identity');
});
