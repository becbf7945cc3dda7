import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Library } from './library/library.ts';
import type { LibraryId } from './library/model.ts';

const usage = `Usage: offprint COMMAND FOLDER …

  search FOLDER [QUERY] [--json] [--limit N]
      The posts that a query finds, best first: a path a line, or with --json one array of paths.
      Without QUERY, one query a line is read from standard input, and each is answered with one line of JSON
      (with --json) or with its paths and an empty line. --limit is the most paths for each query (default 20).

  show FOLDER PATH
      The HTML of one post exactly as it crosses to the window, where it is sanitized: don't open it as it is.

  stats FOLDER [--json]
      What the folder holds, and what each stage of reading it took.
`;

/** A mistake in how a command was called; the message is for the person who typed it. */
class UsageMistake extends Error {}

const openFolder = async (folder: string | undefined): Promise<Library> => {
  if (folder === undefined) throw new UsageMistake('Name the folder to read.');
  const root = await realpath(resolve(folder)).catch(() => {
    throw new UsageMistake(`There is no folder ${folder}.`);
  });
  if (!(await stat(root)).isDirectory()) throw new UsageMistake(`${folder} is not a folder.`);
  const library = createHash('sha256').update(root).digest('hex').slice(0, 32) as LibraryId;
  return new Library({ library, root });
};

const settle = async (library: Library): Promise<void> => {
  await library.whenSettled();
  const { phase, message } = library.status();
  if (phase === 'failed') throw new UsageMistake(message ?? 'The folder can’t be read.');
};

const search = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, limit: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder, query] = positionals;
  const limit = Number(values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageMistake('--limit takes a whole number from 1.');
  const library = await openFolder(folder);
  await settle(library);
  const find = (text: string): readonly string[] => library.search(text).slice(0, limit).map(({ file }) => file.path);
  if (query !== undefined) {
    const paths = find(query);
    print(values.json ? JSON.stringify(paths) : paths.join('\n'));
  } else {
    for await (const line of createInterface({ input: process.stdin })) {
      const paths = find(line);
      print(values.json ? JSON.stringify(paths) : `${paths.join('\n')}\n`);
    }
  }
  await library.close();
};

const show = async (args: readonly string[]): Promise<void> => {
  const [folder, path] = parseArgs({ args: [...args], allowPositionals: true }).positionals;
  if (path === undefined) throw new UsageMistake('Name the post to show, by its path in the folder.');
  const library = await openFolder(folder);
  const post = await library.call('post.find', { path: path.replaceAll('\\', '/') });
  if (post === null) throw new UsageMistake(`There is no post ${path} in this folder.`);
  const { html } = await library.call('post.read', { library: library.id, post, text: '' });
  print(html);
  await library.close();
};

const stats = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
  const library = await openFolder(positionals[0]);
  await settle(library);
  const { posts, searchable, unread } = library.status();
  const drafts = library.posts().filter(({ metadata }) => metadata.draft).length;
  const withProblems = library.posts().filter(({ problems }) => problems.length > 0).length;
  const counts = { posts, searchable, drafts, withProblems, files: library.fileCount, unread };
  const stages = library.stages;
  const memory = process.memoryUsage.rss();
  if (values.json) print(JSON.stringify({ ...counts, stages, memory }));
  else {
    print(`${posts} posts (${drafts} drafts, ${withProblems} with problems), ${counts.files} other files`);
    for (const [extension, count] of Object.entries(unread)) print(`${count} .${extension} not read`);
    for (const [name, { milliseconds, bytes }] of Object.entries(stages)) {
      print(`${name.padEnd(6)} ${milliseconds.toFixed(0).padStart(8)} ms ${String(bytes).padStart(12)} bytes`);
    }
    print(`memory ${memory} bytes`);
  }
  await library.close();
};

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const commands = { search, show, stats } as const;

/** The words that make a first argument a command; every other one is a folder. */
export const subcommands: readonly string[] = Object.keys(commands);

/** Runs `offprint SUBCOMMAND …` and gives its exit status: 0 done, 1 failed, 2 called wrongly. Prints nothing but its answer on standard output. */
export const runCommandLine = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || rest.includes('--help')) {
    process.stdout.write(usage);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name)) {
    process.stderr.write(`offprint: there is no command “${name}”.\n\n${usage}`);
    return 2;
  }
  try {
    await commands[name as keyof typeof commands](rest);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`offprint: ${message}\n`);
    const mistaken = error instanceof UsageMistake || (error instanceof TypeError && 'code' in error);
    return mistaken ? 2 : 1;
  }
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // A reader that closes early (`| head`) is no failure.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await runCommandLine(process.argv.slice(2));
}
