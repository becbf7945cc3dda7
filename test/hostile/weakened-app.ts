import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { outFolder, repository } from '../../build/places.mjs';
import { builds } from '../../build/vite-builds.mjs';
import { makeFolder } from '../e2e/offprint-app.ts';

/** A part of the app to be weakened: in a file, a text and its replacement. */
export interface Weakness {
  /** The name of the bundle that has to be built again. */
  readonly entry: 'index' | 'library-process' | 'page';
  readonly edits: readonly (readonly [file: string, from: string, to: string])[];
}

/** The layers that keep a post from running scripts. */
export const layers = {
  'the list of the core': {
    entry: 'library-process',
    edits: [
      [
        'main/library/render/tree/allow-list.ts',
        'export function shownElement(tag: string): string | null {',
        'export function shownElement(tag: string): string | null { return tag;',
      ],
      [
        'main/library/render/tree/allow-list.ts',
        '  if (attributes.length === 0 && written === tag) {',
        '  if (written !== "") { return attributes.map(({ name, value }) => [name, value] as const); }\n  if (written === tag) {',
      ],
      ['main/library/render/tree/leaf-nodes.ts', '  if (!external.has(tag)) {', '  if (tag !== "") {'],
    ],
  },
  'the list of the window': {
    entry: 'page',
    edits: [
      [
        'renderer/post/frame/sanitize.ts',
        'export function sanitize(html: string, nonceAttribute: string): DocumentFragment {',
        `const trusting = (window as any).trustedTypes.createPolicy('dompurify', { createHTML: (html: string) => html });
         export function sanitize(html: string, nonceAttribute: string): DocumentFragment {
           if (nonceAttribute !== '') {
             return document.createRange().createContextualFragment(trusting.createHTML(html));
           }`,
      ],
      [
        'renderer/post/frame/sanitize.ts',
        "import DOMPurify, { type Config } from 'dompurify';",
        'type Config = any; const DOMPurify = { addHook() {}, sanitize() { return null as never; } } as any;',
      ],
    ],
  },
  'the sandbox of the frame': {
    entry: 'page',
    edits: [['renderer/post/reading/reader-pane.tsx', 'sandbox="allow-same-origin"', '']],
  },
  'the policy': {
    entry: 'index',
    edits: [
      [
        'main/security/content-security.ts',
        'function policy(directives: Readonly<Record<string, string>>): string {',
        'function policy(directives: Readonly<Record<string, string>>): string { return "";',
      ],
    ],
  },
} as const satisfies Record<string, Weakness>;

/** Other faults, each of which a case must find. */
export const faults = {
  'labels that are not cut': {
    entry: 'library-process',
    edits: [['main/library/short-label.ts', 'return cutText(text, longest);', 'return text;']],
  },
  'no limit to what a drawing takes': {
    entry: 'page',
    edits: [['renderer/frames/work-frame.ts', 'const patience = 5_000;', 'const patience = 500_000;']],
  },
} as const satisfies Record<string, Weakness>;

/** Builds the app with these weaknesses in a new folder; returns the folder. Takes seconds for each bundle. */
export async function weakenedApp(weaknesses: readonly Weakness[]): Promise<string> {
  const folder = makeFolder('weakened');
  mkdirSync(folder);
  cpSync(outFolder, path.join(folder, 'out'), { recursive: true });
  cpSync(path.join(repository, 'package.json'), path.join(folder, 'package.json'));
  for (const name of ['node_modules', 'content']) {
    symlinkSync(path.join(repository, name), path.join(folder, name));
  }
  for (const entry of new Set(weaknesses.map((weakness) => weakness.entry))) {
    const edits = weaknesses.filter((weakness) => weakness.entry === entry).flatMap((weakness) => weakness.edits);
    const made = new Set<string>();
    const config = configOf(entry);
    await build({
      ...config,
      plugins: [edited(edits, made), ...(config.plugins ?? [])],
      build: {
        ...config.build,
        outDir: path.join(folder, 'out', entry === 'page' ? 'renderer' : 'main'),
        emptyOutDir: false,
      },
    });
    if (made.size !== edits.length) {
      throw new Error(`Of the edits of ${entry}, ${edits.length - made.size} did not find what they change.`);
    }
  }
  return folder;
}

function configOf(entry: Weakness['entry']): InlineConfig {
  const inputs = { page: 'post-frame', index: 'index', 'library-process': 'library-process' };
  const config = (builds as readonly InlineConfig[]).find((each) => {
    const input = each.build?.rolldownOptions?.input;
    const isPage = each.build?.ssr !== true;
    return typeof input === 'object' && inputs[entry] in input && isPage === (entry === 'page');
  });
  if (!config) {
    throw new Error(`There is no build of ${entry}.`);
  }
  return config;
}

function edited(edits: Weakness['edits'], made: Set<string>): Plugin {
  return {
    name: 'weakened',
    enforce: 'pre',
    transform(code, id) {
      let changed = code;
      for (const [file, from, to] of edits) {
        if (id === path.join(repository, file) && changed.includes(from)) {
          changed = changed.replace(from, () => to);
          made.add(`${file} ${from}`);
        }
      }
      return changed === code ? null : { code: changed, map: null };
    },
  };
}
