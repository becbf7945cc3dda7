import { rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes Electron's own loader from the packed app, before archives are made. electron-builder removes it only from an
 * Electron that it downloaded itself.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function removeDefaultApp({ appOutDir, packager, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  await rm(path.join(resources, 'default_app.asar'), { force: true });
}
