import { runChecks } from './checks.mjs';
import { installDependencies } from './dependencies.mjs';
import { runScript, say } from './run.mjs';

await runScript(async () => {
  await installDependencies();
  const failed = await runChecks();
  say(failed.length === 0 ? '\nThe source is in order.' : `\nNot in order: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
