import path from 'node:path';
import { repository } from './places.mjs';
import { run, runScript, Stop, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { installTool, isInstalled } from './system-libraries.mjs';
import { runTests } from './test-run.mjs';
import { withDisplay } from './xvfb.mjs';

/** The programs that the tests use, with their Debian packages. */
const tools = new Map([
  ['appstreamcli', 'appstream'],
  ['cpio', 'cpio'],
  ['desktop-file-validate', 'desktop-file-utils'],
  ['mmdebstrap', 'mmdebstrap'],
  ['rpm2cpio', 'rpm'],
]);

/*
 * `npm run test:package` makes the packages and tests them. It unpacks each, and installs the Debian one in a clean
 * system. That needs root, Debian or a related system, and its mirror. `-- --as-is` tests the existing packages. Other
 * words select tests, as for `npm test`.
 */
await runScript(async () => {
  const [option, ...rest] = process.argv.slice(2);
  const asIs = option === '--as-is';
  const filters = asIs || option === undefined ? rest : [option, ...rest];
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Stop('The packages are tested on Linux by root, who may make a clean system to install them in.');
  }
  await setUp();
  for (const [program, debianPackage] of tools) {
    await installTool(program, debianPackage);
    if (!isInstalled(program)) {
      throw new Stop(`${program} is missing. On Debian it is in the package “${debianPackage}”.`);
    }
  }
  const packed = asIs ? 0 : await run(process.execPath, [path.join('build', 'package.mjs')], { cwd: repository });
  if (packed !== 0) {
    return packed;
  }
  const { passed, failed, skipped } = await withDisplay((env) =>
    runTests('vitest-packages.config.ts', { filters, env }),
  );
  say(failed === 0 ? 'The packages are in order.' : 'The packages are not in order.');
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return failed === 0 ? 0 : 1;
});
