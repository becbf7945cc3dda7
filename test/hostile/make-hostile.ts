import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { costCases } from './cases/cost-cases.ts';
import { elementCases } from './cases/element-cases.ts';
import { fileCases } from './cases/file-cases.ts';
import { headerCases } from './cases/header-cases.ts';
import { pictureCases } from './cases/picture-cases.ts';
import { reachCases } from './cases/reach-cases.ts';
import { scriptCases } from './cases/script-cases.ts';
import { textCases } from './cases/text-cases.ts';
import { trickCases } from './cases/trick-cases.ts';
import type { Draft, HostileCase, Targets } from './hostile-case.ts';

/** The variable that a script of a post sets. */
export const pwned = '__pwned';
/** A word that no page may show and no search may find: only files outside of the folder have it. */
export const secret = 'zarquon4711';

/** All cases, the same for the same targets. */
export function hostileCases(targets: Targets): readonly HostileCase[] {
  const tools = { ...targets, script: `top.${pwned}=window.${pwned}=1` };
  const kinds = {
    script: scriptCases(tools),
    reach: reachCases(tools),
    cost: costCases(),
    file: fileCases(),
    element: elementCases(),
    text: textCases(),
    picture: pictureCases(),
    header: headerCases(),
    trick: trickCases(tools),
  };
  return Object.entries(kinds).flatMap(([kind, drafts]) => drafts.map((draft, at) => numbered(kind, draft, at + 1)));
}

function numbered(kind: string, draft: Draft, number: number): HostileCase {
  const id = `${kind}${String(number).padStart(3, '0')}x`;
  const end = `The end of ${id}.`;
  const named = (text: string) => text.replaceAll('ID', id);
  const header = named(draft.header ?? '---\ntitle: ID\ndate: 2024-03-01\n---');
  const beside = Object.entries(draft.beside ?? {}).map(([name, content]) => [named(name), content] as const);
  return {
    id,
    kind,
    tries: draft.tries,
    file: draft.file?.(id) ?? `${id}.md`,
    content: draft.whole?.(id, end) ?? [header, named(draft.body ?? 'Words.'), end, ''].join('\n\n'),
    beside: Object.fromEntries(beside),
    words: draft.words === null ? null : end,
    ...(draft.message ? { message: draft.message } : {}),
    query: draft.query ?? '',
  };
}

/** Writes the posts; returns the ids of those whose names the file system refuses. */
export function writeHostile(folder: string, cases: readonly HostileCase[]): readonly string[] {
  return cases.flatMap(({ id, file, content, beside = {} }) => {
    try {
      for (const [name, bytes] of [[file, content] as const, ...Object.entries(beside)]) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), bytes);
      }
      return [];
    } catch (error) {
      // The name is too long, or has characters that the file system does not allow.
      if (error instanceof Error && 'code' in error) {
        return [id];
      }
      throw error;
    }
  });
}
