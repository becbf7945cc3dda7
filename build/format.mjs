import { formatSource } from './checks.mjs';
import { installDependencies } from './dependencies.mjs';
import { runScript } from './run.mjs';

await runScript(async () => {
  await installDependencies();
  return formatSource();
});
