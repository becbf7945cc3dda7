import { pathToFileURL } from 'node:url';
import type { Command } from './commands/command.ts';
import { UsageMistake } from './commands/usage-mistake.ts';

const usage = `Usage: offprint COMMAND FOLDER …

  search FOLDER [QUERY] [--json] [--limit N] [--show KIND] [--explain] [--without FIELD]
      The posts that a query finds, best first: a path a line, or with --json one array of paths.
      Without QUERY, one query a line is read from standard input, and each is answered with one line of JSON
      (with --json) or with its paths and an empty line. --limit is the most paths for each query (default 20).
      --show is posts, pages or all: posts unless told, and on standard error how many pages are found besides; with
      --json, all unless told.
      Behind the path of a post that does not have all the words stand those that it lacks.
      --explain tells what was understood and what each post’s score is made of. --without leaves a field out of
      account: title, names, headings, text, code, addresses, called (names of files and addresses, dates) or
      link-words (what other posts say where they link to it).

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

/** The code of each command is loaded when it is called. */
const commands: Readonly<Record<string, Command>> = {
  cache: async (args) => (await import('./commands/cache.ts')).cache(args),
  check: async (args) => (await import('./commands/check.ts')).check(args),
  links: async (args) => (await import('./commands/links.ts')).links(args),
  list: async (args) => (await import('./commands/list.ts')).list(args),
  search: async (args) => (await import('./commands/search.ts')).search(args),
  show: async (args) => (await import('./commands/show.ts')).show(args),
  stats: async (args) => (await import('./commands/stats.ts')).stats(args),
};

/** The names of all commands. Any other first argument is a folder. */
export const subcommands: readonly string[] = Object.keys(commands);

/**
 * Runs `offprint SUBCOMMAND …` and returns the exit status. 0 is success. 1 is a failure, or posts that need a
 * correction. 2 is a call with wrong arguments. Only the answer goes to standard output.
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
    const { messageOf } = await import('./message-of.ts');
    process.stderr.write(`offprint: ${await messageOf(error)}\n`);
    return error instanceof UsageMistake || (error instanceof TypeError && 'code' in error) ? 2 : 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // A reader that closes early (`| head`) is not an error.
  process.stdout.on('error', () => process.exit(0));
  // Not awaited at the top: a command's code may import this file, and would wait for it for ever.
  void runCommandLine(process.argv.slice(2)).then((status) => {
    process.exitCode = status;
  });
}
