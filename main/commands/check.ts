import { parseArgs } from 'node:util';
import { type Command, folderOptions, print, readFolder } from './command.ts';
import { readEnglish } from '../in-english.ts';

export const check: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, ...folderOptions },
    allowPositionals: true,
  });
  const library = await readFolder(positionals[0], { cache: values['no-cache'] !== true });
  const rows = await library.check();
  const english = await readEnglish();
  if (values.json) {
    print(
      JSON.stringify(
        rows.map(({ kind, path, line, target, message }) => ({
          kind,
          path,
          line,
          target,
          message: english.tell(message),
        })),
        null,
        1,
      ),
    );
  } else {
    for (const { kind, path, line, target, message } of rows) {
      print(`${path}${line === null ? '' : `:${line}`}  ${kind}  ${target}  ${english.tell(message)}`);
    }
    print(rows.length === 0 ? 'Nothing is broken.' : `${rows.length} findings.`);
  }
  await library.close();
  return rows.length === 0 ? 0 : 1;
};
