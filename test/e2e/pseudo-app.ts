import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../../build/places.mjs';
import { makeFolder } from './offprint-app.ts';

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aàbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqʠrŕsštţuûvṽwŵxẋyýzžAÀBƁCÇDĐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQɊRŔSŠTŢUÛVṼWŴXẊYÝZŽ']
    .join('')
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);

/** English with an accent on each letter, and two fifths longer: `[Šéàŕçĥ ··]`. */
function accented(text: string): string {
  const letters = [...text].map((letter) => accents[letter] ?? letter).join('');
  return `${letters}${'·'.repeat(Math.ceil((text.trim().length * 2) / 5))}`;
}

/** A compiled message with accents. It is a text, or a list of elements. */
function pseudo(message: unknown): unknown {
  if (typeof message === 'string') {
    return accented(message);
  }
  if (Array.isArray(message)) {
    return message.map(pseudo);
  }
  const { type, value, options, ...rest } = message as Readonly<Record<string, unknown>>;
  if (type === 0) {
    return { type, value: accented(String(value)) };
  }
  const forms = Object.entries((options as Readonly<Record<string, { readonly value: unknown }>> | undefined) ?? {});
  return {
    ...rest,
    type,
    value,
    ...(forms.length > 0
      ? { options: Object.fromEntries(forms.map(([form, each]) => [form, { value: pseudo(each.value) }])) }
      : {}),
  };
}

/** A copy of the built app whose catalogue has accents. Plain English in it comes from outside of the catalogue. */
export async function makePseudoApp(): Promise<string> {
  const folder = makeFolder('pseudo-app');
  for (const name of ['package.json', 'content', 'out']) {
    cpSync(path.join(repository, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  for (const inside of ['out/main/index', 'out/renderer/assets']) {
    for (const name of readdirSync(path.join(folder, inside)).filter((each) => /^en-[\w-]+\.js$/.test(each))) {
      const file = path.join(folder, inside, name);
      const { default: texts } = (await import(pathToFileURL(path.join(repository, inside, name)).href)) as {
        readonly default: Readonly<Record<string, unknown>>;
      };
      const changed = Object.fromEntries(Object.entries(texts).map(([id, message]) => [id, pseudo(message)]));
      writeFileSync(file, `export default ${JSON.stringify(changed)};\n`);
    }
  }
  return folder;
}
