import path from 'node:path';
import { buildApp } from './build-app.mjs';
import { installDependencies } from './dependencies.mjs';
import { outFolder, personFolder } from './places.mjs';
import { run, runScript } from './run.mjs';

// The command line needs no Electron. It runs on the current Node.
await runScript(async () => {
  await installDependencies();
  await buildApp();
  const program = path.join(outFolder, 'main', 'command-line.js');
  return run(process.execPath, [program, ...process.argv.slice(2)], { cwd: personFolder, stdio: 'inherit' });
});
