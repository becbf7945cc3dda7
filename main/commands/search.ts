import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { FoundPost, Library } from '../library/library.ts';
import { type FieldName, fieldNames } from '../library/search/field-names.ts';
import { type Command, folderOptions, print, readFolder } from './command.ts';
import { UsageMistake } from './usage-mistake.ts';
import type { Told } from '../../preload/texts/texts.ts';
import { readEnglish } from '../in-english.ts';

export const search: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      explain: { type: 'boolean' },
      limit: { type: 'string' },
      without: { type: 'string', multiple: true },
      show: { type: 'string' },
      ...folderOptions,
    },
    allowPositionals: true,
  });
  const [folder, query] = positionals;
  const limit = Number(values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new UsageMistake('--limit takes a whole number from 1.');
  }
  const without = fieldsOf(values.without ?? []);
  // The JSON array has no place for a count of the rest. So a script gets both posts and pages, unless it asks
  // otherwise, and is told so once.
  const kind = kindOf(values.show ?? (values.json ? 'all' : 'posts'));
  const library = await readFolder(folder, { cache: values['no-cache'] !== true, needsSite: false });
  const texts = await readEnglish();
  const english = (told: Told | null): string => (told ? texts.tell(told) : '');
  let mayTell = values.json === true && values.show === undefined;
  const answer = (text: string): string => {
    const { found, foundBeside } = library.searchLacking(text, { without, kind, most: limit });
    if (mayTell && found.some(({ entry }) => entry.kind === 'page')) {
      mayTell = false;
      process.stderr.write('The answer holds pages too: --show posts leaves them out.\n');
    }
    if (!values.json && foundBeside > 0) {
      process.stderr.write(`${besideLine(kind, foundBeside)}\n`);
    }
    if (values.explain) {
      const posts = found.map((post) => explained(library, text, post));
      return values.json ? JSON.stringify(posts) : explainedLines(posts, english(library.understood(text))).join('\n');
    }
    return values.json
      ? JSON.stringify(found.map(({ entry }) => entry.file.path))
      : found.map(({ entry, lacks }) => `${entry.file.path}${lackLine(lacks)}`).join('\n');
  };
  if (query !== undefined) {
    const text = answer(query);
    if (text !== '') {
      print(text);
    }
  } else {
    for await (const line of createInterface({ input: process.stdin })) {
      print(values.json ? answer(line) : `${answer(line)}\n`);
    }
  }
  await library.close();
  return 0;
};

function lackLine(lacks: readonly string[]): string {
  return lacks.length === 0 ? '' : `  (without ${lacks.join(', ')})`;
}

const kinds = ['posts', 'pages', 'all'] as const;
type Kind = (typeof kinds)[number];

function kindOf(name: string): Kind {
  const kind = kinds.find((each) => each === name);
  if (!kind) {
    throw new UsageMistake(`--show takes one of ${kinds.join(', ')}.`);
  }
  return kind;
}

function besideLine(kind: Kind, count: number): string {
  const other = kind === 'pages' ? 'post' : 'page';
  return `… and ${count} ${other}${count === 1 ? '' : 's'}: --show all lists both.`;
}

function fieldsOf(names: readonly string[]): readonly FieldName[] {
  return names
    .flatMap((name) => name.split(','))
    .map((name) => {
      const field = fieldNames.find((each) => each === name);
      if (!field) {
        throw new UsageMistake(`--without takes one of ${fieldNames.join(', ')}.`);
      }
      return field;
    });
}

/** A found post, with the parts of its score. */
interface ExplainedPost {
  readonly path: string;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly lacks: readonly string[];
}

function explained(library: Library, text: string, { entry, lacks }: FoundPost): ExplainedPost {
  const path = entry.file.path;
  const why = library.explain(text, entry);
  if (!why) {
    return { path, score: 0, parts: {}, lacks };
  }
  const words = why.terms.map((term, at) => [term === '' ? '?' : term, why.words[at] ?? 0] as const);
  const { nearness, order, title, heading, head, called } = why;
  return {
    path,
    score: why.score,
    parts: { ...Object.fromEntries(words), nearness, order, title, heading, head, called },
    lacks,
  };
}

function explainedLines(found: readonly ExplainedPost[], understood: string): readonly string[] {
  const posts = found.map(({ path, score, parts, lacks }) => {
    const sum = Object.entries(parts).map(([name, part]) => `${name} ${part.toFixed(2)}`);
    return `${path}${lackLine(lacks)}\n  ${score.toFixed(2)} = ${sum.join(' + ')}`;
  });
  return [`Looked for ${understood}.`, ...posts];
}
