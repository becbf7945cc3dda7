/**
 * A package to make.
 * @typedef {object} PackageRequest
 * @property {'deb' | 'rpm'} type
 * @property {string} file the path of the package
 * @property {string} name
 * @property {string} version
 * @property {string} iteration the revision of the package; empty for none
 * @property {string} architecture by its name in the package system
 * @property {string} summary one line
 * @property {readonly string[]} description the lines below the summary
 * @property {string} maintainer
 * @property {string} vendor
 * @property {string} homepage
 * @property {string} license
 * @property {string} category
 * @property {string} priority
 * @property {string} compression by its name in fpm
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {string | null} afterInstall a script
 * @property {string | null} afterRemove a script
 * @property {readonly { from: string, to: string }[]} sources if `from` ends with a slash, the contents of that folder
 * are copied
 */

const options = new Set([
  '-s',
  '-t',
  '-d',
  '--architecture',
  '--after-install',
  '--after-remove',
  '--category',
  '--deb-compression',
  '--deb-priority',
  '--deb-recommends',
  '--description',
  '--iteration',
  '--license',
  '--maintainer',
  '--name',
  '--package',
  '--rpm-compression',
  '--rpm-os',
  '--rpm-summary',
  '--url',
  '--vendor',
  '--version',
]);

/** The architectures by their names in rpm. */
const rpmArchitectures = new Map([
  ['amd64', 'x86_64'],
  ['arm64', 'aarch64'],
]);

/**
 * Parses the arguments that electron-builder passes to fpm. Of a repeated option, the last one counts. Fails on unknown
 * options, so that none is ignored silently.
 * @param {readonly string[]} args
 * @returns {PackageRequest}
 */
export function readFpmArguments(args) {
  const { values, sources } = sortArguments(args);
  const last = (/** @type {string} */ name) => values.get(name)?.at(-1);
  const must = (/** @type {string} */ name) => {
    const value = last(name);
    if (!value) {
      throw new Error(`${name} is missing.`);
    }
    return value;
  };
  const type = must('-t');
  if (type !== 'deb' && type !== 'rpm') {
    throw new Error(`It makes deb and rpm packages, not “${type}”.`);
  }
  if (must('-s') !== 'dir' || (type === 'rpm' && (last('--rpm-os') ?? 'linux') !== 'linux')) {
    throw new Error('It packs folders, for Linux.');
  }
  const architecture = must('--architecture');
  const [first = '', ...lines] = must('--description').split('\n');
  return {
    type,
    file: must('--package'),
    name: must('--name'),
    version: must('--version'),
    iteration: last('--iteration') ?? '',
    architecture: type === 'rpm' ? (rpmArchitectures.get(architecture) ?? architecture) : architecture,
    summary: last('--rpm-summary') ?? first,
    description: last('--rpm-summary') === undefined ? lines : [first, ...lines],
    maintainer: must('--maintainer'),
    vendor: last('--vendor') ?? '',
    homepage: must('--url'),
    license: last('--license') ?? 'unknown',
    category: last('--category') ?? 'default',
    priority: last('--deb-priority') ?? 'optional',
    compression: must(`--${type}-compression`),
    depends: values.get('-d') ?? [],
    recommends: values.get('--deb-recommends') ?? [],
    afterInstall: last('--after-install') ?? null,
    afterRemove: last('--after-remove') ?? null,
    sources,
  };
}

function sortArguments(/** @type {readonly string[]} */ args) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  /** @type {{ from: string, to: string }[]} */
  const sources = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--force') {
      // An existing package is replaced in any case.
    } else if (options.has(arg)) {
      const value = rest.shift();
      if (value === undefined) {
        throw new Error(`${arg} has no value.`);
      }
      values.set(arg, [...(values.get(arg) ?? []), value]);
    } else {
      sources.push(readSource(arg));
    }
  }
  if (sources.length === 0) {
    throw new Error('There is nothing to pack.');
  }
  return { values, sources };
}

function readSource(/** @type {string} */ arg) {
  const [from = '', to = '', ...more] = arg.split('=');
  if (arg.startsWith('-') || from === '' || !to.startsWith('/') || more.length > 0) {
    throw new Error(`“${arg}” is not known to it.`);
  }
  return { from, to };
}
