import { parseArgs } from 'node:util';
import { type Command, openFolder, print, UsageMistake } from './command.ts';

export const show: Command = async (args) => {
  const [folder, path] = parseArgs({ args: [...args], allowPositionals: true }).positionals;
  if (path === undefined) {
    throw new UsageMistake('Name the post to show, by its path in the folder.');
  }
  const library = await openFolder(folder);
  const post = await library.call('post.find', { path: path.replaceAll('\\', '/') });
  if (post === null) {
    throw new UsageMistake(`There is no post ${path} in this folder.`);
  }
  const { html } = await library.call('post.read', { library: library.id, post, text: '' });
  print(html);
  await library.close();
  return 0;
};
