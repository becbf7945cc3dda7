import path from 'node:path';

/** The switches of Offprint and Electron whose value may follow after a space. */
const withValue = new Set(['--screenshot', '--theme', '--size', '--query', '--post', '--user-data-dir']);
const withPath = new Set(['--screenshot', '--user-data-dir']);

/**
 * Converts the arguments after `npm start --` for Electron, which runs in another folder. Paths become absolute, and
 * switches take the form `--name=value`. A post stays unchanged, since it is looked up in the folder.
 * @param {readonly string[]} typed
 * @param {string} personFolder the folder for relative paths
 * @returns {{ args: string[], folder: string | null, screenshot: string | null }} in `args`, the folder comes first.
 * The other two are absolute paths
 */
export function readStartArguments(typed, personFolder) {
  /** @type {string[]} */
  const folders = [];
  /** @type {string[]} */
  const switches = [];
  let screenshot = null;
  for (let at = 0; at < typed.length; at += 1) {
    const arg = typed[at] ?? '';
    if (!arg.startsWith('-')) {
      folders.push(path.resolve(personFolder, arg));
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg : arg.slice(0, equals);
    let value = equals < 0 ? null : arg.slice(equals + 1);
    if (value === null && withValue.has(name) && at + 1 < typed.length) {
      at += 1;
      value = typed[at] ?? '';
    }
    if (value !== null && value !== '' && withPath.has(name)) {
      value = path.resolve(personFolder, value);
    }
    if (name === '--screenshot' && value) {
      screenshot = value;
    }
    switches.push(value === null ? arg : `${name}=${value}`);
  }
  return { args: [...folders, ...switches], folder: folders[0] ?? null, screenshot };
}
