import { installDependencies } from './dependencies.mjs';
import { installElectron } from './electron-runtime.mjs';
import { installSystemLibraries } from './system-libraries.mjs';

/**
 * Makes sure that all is there for building and starting Offprint: packages, Electron, and system libraries. Does only
 * what is missing, and says so. Fails with a sentence that a person can act on.
 */
export async function setUp() {
  await installDependencies();
  const runtime = await installElectron();
  await installSystemLibraries(runtime.executable);
  return runtime;
}
