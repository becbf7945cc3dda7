import { installDependencies } from './dependencies.mjs';
import { installElectron } from './electron-runtime.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

/**
 * Makes sure that everything is there to build and start Offprint: the packages, an Electron, and what that needs of
 * the system. Does only what is missing and tells what it does; fails with a sentence a person can act on.
 */
export async function setUp() {
  await installDependencies();
  const runtime = await installElectron();
  await installSystemLibraries(runtime.executable);
  return runtime;
}
