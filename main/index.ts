import { app } from 'electron';
import { parseArguments, userArguments } from './arguments.ts';
import { startOffprint } from './start.ts';

/**
 * The entry point for Electron. A subcommand runs here, before `ready`: it needs no display and takes no lock. Electron
 * waits for this module before it gets ready, so what must come first is awaited.
 */
const typed = parseArguments(userArguments(process.argv, !app.isPackaged), process.cwd());

const code = typed.command === null ? null : await runSubcommand(typed.command);
if (code === null) {
  startOffprint(typed);
} else {
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(code);
}

/** The exit code. Null if the first word is not a subcommand but a folder. */
async function runSubcommand(command: readonly string[]): Promise<number | null> {
  const [first = ''] = command;
  if (first === '--version') {
    process.stdout.write(`${app.getVersion()}\n`);
    return 0;
  }
  const { runCommandLine, subcommands } = await import('./command-line.ts');
  if (first.startsWith('-')) {
    return runCommandLine(['--help']);
  }
  return subcommands.includes(first) ? runCommandLine(command) : null;
}
