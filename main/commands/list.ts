import { parseArgs } from 'node:util';
import type { PostDate } from '../library/model/post.ts';
import { type Command, folderOptions, print, readFolder } from './command.ts';

/** The date that the post or its path gives. Null if only the file's modification time is known. */
function written(date: PostDate | null): string | null {
  return date === null || date.source === 'file' ? null : date.text;
}

export const list: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, ...folderOptions },
    allowPositionals: true,
  });
  const library = await readFolder(positionals[0], { cache: values['no-cache'] !== true });
  const entries = [...library.posts()].sort(
    (a, b) => b.metadata.date.time - a.metadata.date.time || (a.file.path < b.file.path ? -1 : 1),
  );
  const rows = entries.map((entry) => ({
    path: entry.file.path,
    kind: entry.kind,
    title: entry.title,
    date: written(entry.metadata.date),
    updated: written(entry.metadata.updated),
    url: entry.url,
    aliases: entry.aliases,
    authors: entry.metadata.authors,
    tags: entry.metadata.tags,
    categories: entry.metadata.categories,
    draft: entry.metadata.draft,
    lang: entry.metadata.lang,
    image: library.imageOf(entry),
  }));
  if (values.json) {
    print(JSON.stringify(rows, null, 1));
  } else {
    for (const { date, path, title, kind } of rows) {
      print(`${(date ?? '—').slice(0, 10).padEnd(10)}  ${kind}  ${path}  ${title}`);
    }
  }
  await library.close();
  return 0;
};
