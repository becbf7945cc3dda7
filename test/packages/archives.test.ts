import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outFolder, repository } from '../../build/places.mjs';
import { findWrongFuses } from '../../build/read-fuses.mjs';
import { run } from './clean-root.ts';
import { madePackage } from './made-packages.ts';

/** How each kind of archive is unpacked, and the place of the app in it. */
const archives = [
  { ending: '.deb', app: 'opt/Offprint', unpack: 'dpkg-deb --extract "$1" .' },
  { ending: '.rpm', app: 'opt/Offprint', unpack: 'rpm2cpio "$1" | cpio --extract --make-directories --quiet' },
  { ending: '.tar.gz', app: '*', unpack: 'tar -xzf "$1"' },
  { ending: '.zip', app: '', unpack: '"$2" x -bd "$1" >/dev/null' },
] as const;

/** In bytes: how much the app may add to an archive of Electron alone. */
const most = 12_000_000;

describe.each(archives)('the $ending', ({ ending, app, unpack }) => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-archive-'));
  let home = '';

  beforeAll(async () => {
    const { path7za } = (await import('7zip-bin')).default;
    const work = path.join(folder, 'all');
    mkdirSync(work);
    run('sh', ['-c', `cd "$3" && ${unpack}`, '_', madePackage(ending), path7za, work]);
    home = path.join(work, app === '*' ? (readdirSync(work)[0] ?? '') : app);
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the fuses that were asked for', async () => {
    expect(await findWrongFuses(path.join(home, 'offprint'))).toEqual([]);
  });

  it('holds the build of this folder, and a version that tells a test build', () => {
    const archive = path.join(home, 'resources', 'app.asar');
    const built = readFileSync(path.join(outFolder, 'main', 'index.js'));
    expect(extractFile(archive, path.join('out', 'main', 'index.js')).equals(built)).toBe(true);
    const { version, released } = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, string>;
    const runtime = readFileSync(path.join(home, 'LICENSE.electron.txt'), 'utf8');
    expect(runtime).toContain('Electron');
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-test)?$/);
    expect(released).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(path.basename(madePackage(ending))).toContain(`-${version}-linux-`);
  });

  it('has the languages that the app speaks, and no other', () => {
    const spoken = readdirSync(path.join(repository, 'preload', 'texts')).flatMap((name) =>
      name.endsWith('.json') ? [path.basename(name, '.json')] : [],
    );
    const packs = readdirSync(path.join(home, 'locales')).map((name) => name.replace(/(?:-US)?\.pak$/, ''));
    expect(packs.sort()).toEqual(spoken.sort());
  });

  it('adds little to Electron: our code, the handbook, and native packages for this system only', () => {
    const resources = path.join(home, 'resources');
    const sizes = sizesIn(resources);
    const listed = [...sizes].map(([file, size]) => `${String(size).padStart(9)} ${file}`).join('\n');
    const added = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    process.stdout.write(`${ending} adds ${added} bytes:\n${listed}\n`);
    expect(added).toBeLessThan(most);
    const unpacked = [...sizes.keys()].filter((file) => file.startsWith('app.asar.unpacked/'));
    const own = `@parcel/watcher-linux-${process.arch}-glibc`;
    expect(unpacked).toContain(`app.asar.unpacked/node_modules/${own}/watcher.node`);
    expect(unpacked.filter((file) => !file.startsWith(`app.asar.unpacked/node_modules/${own}/`))).toEqual([]);
    expect([...sizes.keys()].filter((file) => /default_app|app-update\.yml/.test(file))).toEqual([]);
    const modules = listPackage(path.join(resources, 'app.asar'), { isPack: false })
      .map((name) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1])
      .filter((name) => name !== undefined && !/^@[^/]+$/.test(name));
    const needed = ['@parcel/watcher', 'detect-libc', 'is-extglob', 'is-glob', 'picomatch'];
    expect([...new Set(modules)].sort()).toEqual([...needed, own].sort());
  });
});

/** The compressed size of each file in a folder. The handbook counts as one file. */
function sizesIn(folder: string): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, file);
      const key = name.startsWith('content/') ? 'content' : name;
      sizes.set(key, (sizes.get(key) ?? 0) + gzipSync(readFileSync(file)).length);
    }
  }
  return sizes;
}

describe('what a desktop reads', () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-desktop-'));
  const file = (inside: string) => path.join(folder, inside);

  beforeAll(() => {
    run('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" ./usr', '_', madePackage('.deb'), folder]);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is a desktop file without a fault, which hands over a path and offers itself for Markdown and nothing else', () => {
    const desktop = file('usr/share/applications/offprint.desktop');
    expect(run('desktop-file-validate', [desktop])).toBe('');
    const lines = readFileSync(desktop, 'utf8').split('\n');
    expect(lines).toContain('Exec=/opt/Offprint/offprint %f');
    expect(lines).toContain('MimeType=text/markdown;');
    expect(lines).toContain('StartupWMClass=offprint');
  });

  it('is an AppStream description without a fault', () => {
    const metainfo = file('usr/share/metainfo/com.offprint.reader.metainfo.xml');
    expect(run('appstreamcli', ['validate', '--no-net', '--no-color', metainfo])).toContain(
      'Validation was successful',
    );
  });

  it('is one icon for each usual size', () => {
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      const icon = readFileSync(file(`usr/share/icons/hicolor/${size}x${size}/apps/offprint.png`));
      expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size]);
    }
  });
});
