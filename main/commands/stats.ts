import { parseArgs } from 'node:util';
import { readEnglish } from '../in-english.ts';
import { type Command, folderOptions, print, readFolder } from './command.ts';

export const stats: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, ...folderOptions },
    allowPositionals: true,
  });
  const library = await readFolder(positionals[0], { cache: values['no-cache'] !== true });
  const { posts, pages, searchable, unread } = library.status();
  const site = library.siteFacts();
  const rendered = await library.renderAll();
  const entries = library.posts();
  const drafts = entries.filter(({ metadata }) => metadata.draft).length;
  const withProblems = entries.filter(({ problems }) => problems.length > 0).length;
  const counts = { posts, pages, searchable, drafts, withProblems, files: library.fileCount, unread };
  const stages = { ...library.stages, render: rendered };
  const memory = process.memoryUsage.rss();
  if (values.json) {
    print(JSON.stringify({ generator: site?.generator, why: site?.why, ...counts, stages, memory }));
  } else {
    if (site) {
      const texts = await readEnglish();
      print(`${site.label}: ${texts.tell(site.why)}`);
    }
    print(
      `${posts} posts (${drafts} drafts, ${withProblems} with problems), ${pages} pages, ${counts.files} other files`,
    );
    for (const [extension, count] of Object.entries(unread)) {
      print(`${count} .${extension} not read`);
    }
    for (const [name, { milliseconds, bytes }] of Object.entries(stages)) {
      print(`${name.padEnd(6)} ${milliseconds.toFixed(0).padStart(8)} ms ${String(bytes).padStart(12)} bytes`);
    }
    print(`memory ${memory} bytes`);
  }
  await library.close();
  return 0;
};
