import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Library } from '../library/library.ts';
import { type Command, folderOptions, print, readFolder } from './command.ts';
import { UsageMistake } from './usage-mistake.ts';

export const search: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, explain: { type: 'boolean' }, limit: { type: 'string' }, ...folderOptions },
    allowPositionals: true,
  });
  const [folder, query] = positionals;
  const limit = Number(values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new UsageMistake('--limit takes a whole number from 1.');
  }
  const library = await readFolder(folder, { cache: values['no-cache'] !== true, needsSite: false });
  const answer = values.explain === true ? explained : paths;
  const find = (text: string): readonly unknown[] => answer(library, text, limit);
  if (query !== undefined) {
    if (values.json) {
      print(JSON.stringify(find(query)));
    } else {
      for (const line of linesOf(find(query), values.explain === true ? library.understood(query) : null)) {
        print(line);
      }
    }
  } else {
    for await (const line of createInterface({ input: process.stdin })) {
      const found = find(line);
      print(
        values.json
          ? JSON.stringify(found)
          : `${linesOf(found, values.explain === true ? library.understood(line) : null).join('\n')}\n`,
      );
    }
  }
  await library.close();
  return 0;
};

function paths(library: Library, text: string, limit: number): readonly string[] {
  return library
    .search(text)
    .slice(0, limit)
    .map(({ file }) => file.path);
}

/** A post that was found, and what its score is made of. */
interface ExplainedPost {
  readonly path: string;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
}

function explained(library: Library, text: string, limit: number): readonly ExplainedPost[] {
  return library
    .search(text)
    .slice(0, limit)
    .map((entry) => {
      const path = entry.file.path;
      const why = library.explain(text, entry);
      if (!why) {
        return { path, score: 0, parts: {} };
      }
      const words = why.terms.map((term, at) => [term === '' ? '?' : term, why.words[at] ?? 0] as const);
      const { nearness, order, title } = why;
      return { path, score: why.score, parts: { ...Object.fromEntries(words), nearness, order, title } };
    });
}

/** A line for each post; with what was understood in front where scores are explained. */
function linesOf(found: readonly unknown[], understood: string | null): readonly string[] {
  if (understood === null) {
    return found.map(String);
  }
  const posts = (found as readonly ExplainedPost[]).map(({ path, score, parts }) => {
    const sum = Object.entries(parts).map(([name, part]) => `${name} ${part.toFixed(2)}`);
    return `${path}\n  ${score.toFixed(2)} = ${sum.join(' + ')}`;
  });
  return [`Looked for ${understood}.`, ...posts];
}
