import path from 'node:path';

/** Of Offprint and of Electron: the switches that a person may write with a space before the value. */
const withValue = new Set(['--screenshot', '--theme', '--size', '--query', '--post', '--user-data-dir']);
const withPath = new Set(['--screenshot', '--user-data-dir']);

/**
 * Readies what a person typed after `npm start --` for Electron, which runs in another folder: paths become absolute,
 * switches take the form `--name=value`. A post stays as typed: it is looked for in the folder.
 * @param {readonly string[]} typed
 * @param {string} personFolder what relative paths start from
 * @returns {{ args: string[], folder: string | null, screenshot: string | null }} in args the folder comes first; both
 * others are absolute
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
