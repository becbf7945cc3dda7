/**
 * @typedef {object} Means the tools for making packages
 * @property {NodeJS.Platform} platform
 * @property {boolean} github whether electron-builder can download its tools, which are all on GitHub
 * @property {boolean} fpm whether this system has its own fpm
 * @property {boolean} dpkgDeb
 * @property {boolean} rpmbuild
 */

/**
 * @typedef {object} Target
 * @property {string} name its name in electron-builder
 * @property {NodeJS.Platform} platform
 * @property {(means: Means) => string | null} obstacle why these tools can't make it
 */

/** @type {readonly Target[]} */
const targets = [
  { name: 'AppImage', platform: 'linux', obstacle: needsGithub('what makes it') },
  {
    name: 'deb',
    platform: 'linux',
    obstacle: ({ github, fpm, dpkgDeb }) =>
      github || fpm || dpkgDeb ? null : 'it needs dpkg-deb, or GitHub, which can’t be reached from here',
  },
  {
    name: 'rpm',
    platform: 'linux',
    obstacle: ({ rpmbuild }) => (rpmbuild ? null : 'it needs rpmbuild, which this system lacks (package “rpm”)'),
  },
  { name: 'tar.gz', platform: 'linux', obstacle: () => null },
  { name: 'zip', platform: 'linux', obstacle: () => null },
  { name: 'dmg', platform: 'darwin', obstacle: needsGithub('what makes it') },
  { name: 'zip', platform: 'darwin', obstacle: () => null },
  { name: 'nsis', platform: 'win32', obstacle: needsGithub('NSIS') },
  { name: 'portable', platform: 'win32', obstacle: needsGithub('NSIS') },
];

function needsGithub(/** @type {string} */ tool) {
  return (/** @type {Means} */ { github }) =>
    github ? null : `${tool} comes from GitHub, which can’t be reached from here`;
}

const systems = new Map([
  ['linux', 'Linux'],
  ['darwin', 'macOS'],
  ['win32', 'Windows'],
]);

/**
 * Decides which packages can be made here. Each system makes its own, since the native parts are installed for the
 * current machine.
 * @param {Means} means
 * @returns {{ possible: string[], left: string[], elsewhere: string[] }} `possible` has names for electron-builder,
 * `left` a sentence for each package of this system that can't be made, and `elsewhere` one for each package of other
 * systems
 */
export function planTargets(means) {
  /** @type {string[]} */
  const possible = [];
  const left = [];
  const elsewhere = [];
  for (const { name, platform, obstacle } of targets) {
    const reason = platform === means.platform ? obstacle(means) : null;
    if (platform !== means.platform) {
      elsewhere.push(`${name} for ${systems.get(platform)}: it is made on ${systems.get(platform)}.`);
    } else if (reason === null) {
      possible.push(name);
    } else {
      left.push(`${name}: ${reason}.`);
    }
  }
  return { possible, left, elsewhere };
}
