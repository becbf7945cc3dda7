import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Command, print, readFolder, UsageMistake } from './command.ts';

export const search: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, limit: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder, query] = positionals;
  const limit = Number(values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageMistake('--limit takes a whole number from 1.');
  const library = await readFolder(folder);
  const find = (text: string): readonly string[] =>
    library
      .search(text)
      .slice(0, limit)
      .map(({ file }) => file.path);
  if (query !== undefined) {
    const paths = find(query);
    if (values.json) print(JSON.stringify(paths));
    else if (paths.length > 0) print(paths.join('\n'));
  } else {
    for await (const line of createInterface({ input: process.stdin })) {
      const paths = find(line);
      print(values.json ? JSON.stringify(paths) : `${paths.join('\n')}\n`);
    }
  }
  await library.close();
  return 0;
};
