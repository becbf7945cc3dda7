import { pathToFileURL } from 'node:url';
import { cache } from './commands/cache.ts';
import { check } from './commands/check.ts';
import { type Command, UsageMistake } from './commands/command.ts';
import { links } from './commands/links.ts';
import { list } from './commands/list.ts';
import { search } from './commands/search.ts';
import { show } from './commands/show.ts';
import { stats } from './commands/stats.ts';

const usage = `Usage: offprint COMMAND FOLDER …

  search FOLDER [QUERY] [--json] [--limit N] [--explain]
      The posts that a query finds, best first: a path a line, or with --json one array of paths.
      Without QUERY, one query a line is read from standard input, and each is answered with one line of JSON
      (with --json) or with its paths and an empty line. --limit is the most paths for each query (default 20).
      --explain tells what was understood and what each post’s score is made of.

  list FOLDER [--json]
      Every post and page with what is known of it: title, date, address, aliases, authors, tags, …

  links FOLDER [--json]
      Every link and picture, where it leads and by which rule.

  check FOLDER [--json]
      What its author would want to mend: missing pictures, dead links, addresses claimed twice, broken front
      matter, … The exit status is 1 when there is any.

  show FOLDER PATH
      The HTML of one post exactly as it crosses to the window, where it is sanitized: don't open it as it is.

  stats FOLDER [--json]
      What the folder holds, and what each stage of reading it took.

  cache [--clear]
      How much is kept of the folders that were read, and where. --clear removes it.

What a command reads is saved in this person's cache folder, apart from the posts, so that the next one answers at
once. With --no-cache nothing is taken from there and nothing is kept.
`;

const commands: Readonly<Record<string, Command>> = { cache, check, links, list, search, show, stats };

/** The words that make a first argument a command; every other one is a folder. */
export const subcommands: readonly string[] = Object.keys(commands);

/**
 * Runs `offprint SUBCOMMAND …` and gives its exit status: 0 done, 1 failed (or found something to mend), 2 called
 * wrongly. Prints nothing but its answer on standard output.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || rest.includes('--help')) {
    process.stdout.write(usage);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`offprint: there is no command “${name}”.\n\n${usage}`);
    return 2;
  }
  try {
    return await command(rest);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`offprint: ${message}\n`);
    return error instanceof UsageMistake || (error instanceof TypeError && 'code' in error) ? 2 : 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // A reader that closes early (`| head`) is no failure.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await runCommandLine(process.argv.slice(2));
}
