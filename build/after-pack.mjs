import { rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Takes Electron's own loader out of the packed app, before archives are made of it: electron-builder does so only for
 * an Electron that it fetched itself.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function removeDefaultApp({ appOutDir, packager, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  await rm(path.join(resources, 'default_app.asar'), { force: true });
}
