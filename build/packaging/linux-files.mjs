import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { repository } from '../places.mjs';

const templates = path.join(repository, 'build', 'linux');

/**
 * Writes the files that a Linux package has beside the app, filled in with the facts of this release.
 * @param {import('./release-facts.mjs').ReleaseFacts} facts
 * @param {string} folder where they are written; created if it does not exist
 * @returns {{ deb: string[], rpm: string[] }} arguments of fpm for each kind of package
 */
export function writeLinuxFiles(facts, folder) {
  mkdirSync(folder, { recursive: true });
  const write = (/** @type {string} */ name, /** @type {string | Buffer} */ content) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const common = [
    `${write('offprint.1.gz', gzipSync(readManPage(facts), { level: 9 }))}=/usr/share/man/man1/offprint.1.gz`,
    `${write('metainfo.xml', readMetainfo(facts))}=/usr/share/metainfo/com.offprint.reader.metainfo.xml`,
    `${path.join(templates, 'open-folder.desktop')}=/usr/share/kio/servicemenus/offprint-open-folder.desktop`,
    `${path.join(templates, 'open-folder.nemo_action')}=/usr/share/nemo/actions/offprint-open-folder.nemo_action`,
  ];
  const license = path.join(repository, 'LICENSE');
  const updates = 'Offprint never asks the network for anything, not even for a newer version of itself.';
  const test = facts.isTest ? `\n.\nThis is a test build on Electron ${facts.electron}. Don’t publish it.` : '';
  const describe = (/** @type {string} */ how) => `${facts.summary}\n.\n${updates}\n${how}${test}`;
  const deb = `apt updates it from a repository that has it; otherwise install the newer package from ${facts.releases}.`;
  const rpm = `dnf or zypper updates it from a repository that has it; otherwise install the newer package from ${facts.releases}.`;
  return {
    deb: [
      '--description',
      `Reader for folders of posts\n${describe(deb)}`,
      ...common,
      `${license}=/usr/share/doc/offprint/copyright`,
    ],
    rpm: [
      '--description',
      describe(rpm).replaceAll('\n.\n', '\n\n'),
      ...common,
      `${license}=/usr/share/licenses/offprint/LICENSE`,
    ],
  };
}

/** The man page for this release. */
export function readManPage(/** @type {import('./release-facts.mjs').ReleaseFacts} */ facts) {
  // In troff, a plain hyphen in a name would become another character.
  return fill('offprint.1', facts, (text) => text.replaceAll('-', '\\-'));
}

/** The AppStream description of this release. */
export function readMetainfo(/** @type {import('./release-facts.mjs').ReleaseFacts} */ facts) {
  return fill('metainfo.xml', facts, (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  );
}

function fill(
  /** @type {string} */ name,
  /** @type {import('./release-facts.mjs').ReleaseFacts} */ facts,
  /** @type {(text: string) => string} */ escaped,
) {
  const [, publisher = facts.maintainer] = /^(.*?)\s*</.exec(facts.maintainer) ?? [];
  // AppStream sorts versions as packages do: a tilde comes before everything.
  const values = new Map(Object.entries({ ...facts, publisher, sorted: facts.version.replace('-', '~') }));
  return readFileSync(path.join(templates, name), 'utf8').replaceAll(/@([a-z]+)@/g, (_, key) => {
    const value = values.get(key);
    if (value === undefined) {
      throw new Error(`${name} asks for “${key}”, which is not known.`);
    }
    return escaped(String(value));
  });
}
