import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from './build-app.mjs';
import { sandboxArguments } from './electron-launch.mjs';
import { personFolder, repository } from './places.mjs';
import { run, runScript, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { readStartArguments } from './start-arguments.mjs';
import { lacksDisplay } from './system-libraries.mjs';
import { withDisplay } from './xvfb.mjs';

await runScript(async () => {
  const typed = readStartArguments(process.argv.slice(2), personFolder);
  let { args, screenshot } = typed;
  const { executable } = await setUp();
  await buildApp();
  if (lacksDisplay()) {
    say('There is no display here, so Offprint runs on a hidden one (Xvfb), saves a picture of its window and ends.');
    if (screenshot === null) {
      screenshot = path.join(tmpdir(), `offprint-${Date.now()}.png`);
      args = [...args, `--screenshot=${screenshot}`];
    }
  }
  // Without a desktop there is no D-Bus either, and Chromium would report that ten times.
  const quiet = lacksDisplay() ? ['--log-level=3'] : [];
  // The window would open the last library or the handbook. A picture always shows the handbook.
  if (screenshot !== null && typed.folder === null) {
    args = [path.join(repository, 'content'), ...args];
  }
  const code = await withDisplay((env) =>
    run(executable, [...sandboxArguments, ...quiet, repository, ...args], { env, stdio: 'inherit' }),
  );
  if (screenshot !== null && code === 0 && existsSync(screenshot)) {
    say(`The picture of the window is in ${screenshot}`);
  } else if (code !== 0) {
    say(`Offprint ended with code ${code}.`);
    explainSandbox(executable);
  } else if (screenshot !== null) {
    say(`Offprint ended without saving ${screenshot}.`);
    return 1;
  }
  return code;
});

/**
 * Some systems deny user namespaces to programs that they don't know. Then Chromium needs its sandbox helper to be set
 * up.
 */
function explainSandbox(/** @type {string} */ executable) {
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  if (process.platform !== 'linux' || process.getuid?.() === 0 || !existsSync(helper)) {
    return;
  }
  const { uid, mode } = statSync(helper);
  if (uid !== 0 || (mode & 0o4000) === 0) {
    say('If Chromium complains above about its sandbox, type this once, and try again:\n');
    say(`    sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'\n`);
  }
}
