import { parseArgs } from 'node:util';
import { type Command, folderOptions, print, readFolder } from './command.ts';

export const links: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, ...folderOptions },
    allowPositionals: true,
  });
  const library = await readFolder(positionals[0], { cache: values['no-cache'] !== true });
  const rows = await library.references();
  if (values.json) {
    print(JSON.stringify(rows, null, 1));
  } else {
    for (const { path, line, target, kind, to, how } of rows) {
      print(`${path}:${line}  ${target}  ${kind}${to === null ? '' : ` ${to}`}  (${how})`);
    }
  }
  await library.close();
  return 0;
};
