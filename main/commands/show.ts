import { parseArgs } from 'node:util';
import { type Command, folderOptions, openFolder, print, UsageMistake } from './command.ts';

export const show: Command = async (args) => {
  const { values, positionals } = parseArgs({ args: [...args], options: folderOptions, allowPositionals: true });
  const [folder, path] = positionals;
  if (path === undefined) {
    throw new UsageMistake('Name the post to show, by its path in the folder.');
  }
  const library = await openFolder(folder, { cache: values['no-cache'] !== true });
  const post = await library.call('post.find', { path: path.replaceAll('\\', '/') });
  if (post === null) {
    throw new UsageMistake(`There is no post ${path} in this folder.`);
  }
  const { html } = await library.call('post.read', { library: library.id, post, text: '' });
  print(html);
  await library.close();
  return 0;
};
