import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { reachesGithub } from '../electron-runtime.mjs';
import { repository } from '../places.mjs';
import { installTool, isInstalled } from '../system-libraries.mjs';

/**
 * Finds out which tools for packages exist. Installs rpmbuild if possible.
 * @param {import('../electron-runtime.mjs').Runtime} runtime
 * @returns {Promise<import('./targets.mjs').Means>}
 */
export async function findMeans({ source }) {
  const linux = process.platform === 'linux';
  if (linux) {
    await installTool('rpmbuild', 'rpm');
  }
  return {
    platform: process.platform,
    github: source !== 'fallback' && (await reachesGithub()),
    fpm: linux && isInstalled('fpm'),
    dpkgDeb: linux && isInstalled('dpkg-deb'),
    rpmbuild: linux && isInstalled('rpmbuild'),
  };
}

/**
 * The environment in which electron-builder finds its tools: those from npm, those of this system, and the replacement
 * for fpm if there is no real one.
 * @param {import('./targets.mjs').Means} means
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function toolEnvironment({ github, fpm }) {
  const { path7za } = (await import('7zip-bin')).default;
  // npm runs no install scripts here, and may lose the permission when it unpacks.
  chmodSync(path7za, 0o755);
  const standIn = path.join(repository, 'build', 'packaging', 'fpm-stand-in.mjs');
  if (!github && !fpm && existsSync(standIn)) {
    return { ELECTRON_BUILDER_7ZIP_PATH: path7za, CUSTOM_FPM_PATH: standIn };
  }
  return { ELECTRON_BUILDER_7ZIP_PATH: path7za, ...(fpm && !github ? { USE_SYSTEM_FPM: 'true' } : {}) };
}
