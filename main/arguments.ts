import path from 'node:path';
import { type Language, languages } from '../preload/texts/languages.ts';

/** What a picture of the window should show. */
export interface ScreenshotRequest {
  /** The absolute path of the PNG. */
  readonly file: string;
  readonly theme: 'light' | 'sepia' | 'dark' | null;
  readonly language: Language | null;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly query: string | null;
  /** The path of the post, relative to the folder or absolute. */
  readonly post: string | null;
}

/** The arguments of a start. Plain data, since a second start sends them to the first. */
export interface Arguments {
  /** The absolute path of the folder or post to open. */
  readonly open: string | null;
  /** All arguments from the subcommand on, if the first argument may be one. Otherwise null. */
  readonly command: readonly string[] | null;
  readonly screenshot: ScreenshotRequest | null;
  /** A sentence for a person if the arguments make no sense. Then nothing else here is valid. */
  readonly mistake: string | null;
}

const appSwitches = new Set(['screenshot', 'theme', 'language', 'size', 'query', 'post']);
const commandLike = /^(?:[a-z][a-z-]*|--help|-h|--version)$/;

/**
 * The arguments that a person typed, without the executable. In development, the app's folder is removed too: the first
 * argument that is not a switch, since Playwright puts switches before it.
 */
export function userArguments(argv: readonly string[], development: boolean): string[] {
  const args = argv.slice(1);
  const app = development ? args.findIndex((arg) => !arg.startsWith('-')) : -1;
  return app < 0 ? args : args.toSpliced(app, 1);
}

/**
 * Parses the typed arguments. Paths are relative to `cwd`. Our switches are written `--post=PATH` or `--post PATH`. All
 * others (`--no-sandbox`, `--user-data-dir=…`) belong to Electron and are skipped. `--` ends the switches. The caller
 * must check whether `command` is a subcommand; an argument such as `./search` is never one.
 */
export function parseArguments(args: readonly string[], cwd: string): Arguments {
  const values = new Map<string, string>();
  const positions: number[] = [];
  let end = args.length;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      end = at;
      positions.push(...args.slice(at + 1).map((_, offset) => at + 1 + offset));
      break;
    }
    const switchMatch = /^--([a-z]+)(?:=(.*))?$/s.exec(arg);
    if (switchMatch && appSwitches.has(switchMatch[1] ?? '')) {
      let value = switchMatch[2];
      if (value === undefined) {
        at += 1;
        value = args[at];
      }
      if (value === undefined || value === '') {
        return mistaken(`${arg} needs a value, for example ${example(switchMatch[1] ?? '')}.`);
      }
      values.set(switchMatch[1] ?? '', value);
    } else if (commandLike.test(arg) || !arg.startsWith('-')) {
      positions.push(at);
    }
  }
  const first = positions[0];
  const typed = first === undefined ? null : (args[first] ?? null);
  const command = first !== undefined && first < end && commandLike.test(args[first] ?? '') && values.size === 0;
  const isSwitch = first !== undefined && first < end && typed?.startsWith('-') === true;
  const folder = typed === null || typed === '' || isSwitch ? null : path.resolve(cwd, typed);
  const screenshot = screenshotOf(values, cwd);
  if (typeof screenshot === 'string') {
    return mistaken(screenshot);
  }
  return { open: folder, command: command ? args.slice(first) : null, screenshot, mistake: null };
}

function screenshotOf(values: ReadonlyMap<string, string>, cwd: string): ScreenshotRequest | string | null {
  const file = values.get('screenshot');
  if (file === undefined) {
    const other = [...values.keys()][0];
    return other === undefined ? null : `--${other} goes with --screenshot=FILE.png.`;
  }
  const theme = values.get('theme') ?? null;
  if (theme !== null && theme !== 'light' && theme !== 'sepia' && theme !== 'dark') {
    return `--theme is light, sepia or dark, not “${theme}”.`;
  }
  const asked = values.get('language');
  const language = languages.find((each) => each === asked) ?? null;
  if (asked !== undefined && language === null) {
    return `--language is one of ${languages.join(', ')}, not “${asked}”.`;
  }
  const written = values.get('size');
  const parts = /^(\d{2,5})[x×](\d{2,5})$/.exec(written ?? '');
  const size = parts ? { width: Number(parts[1]), height: Number(parts[2]) } : null;
  if (written !== undefined && (size === null || size.width > 10_000 || size.height > 10_000)) {
    return `--size is a width and a height, such as 1280x800, not “${written}”.`;
  }
  return {
    file: path.resolve(cwd, file),
    theme,
    language,
    size,
    query: values.get('query') ?? null,
    post: values.get('post') ?? null,
  };
}

function mistaken(mistake: string): Arguments {
  return { open: null, command: null, screenshot: null, mistake };
}

function example(name: string): string {
  const examples: Readonly<Record<string, string>> = {
    screenshot: '--screenshot=offprint.png',
    theme: '--theme=dark',
    language: '--language=de',
    size: '--size=1280x800',
    query: '--query=postgres',
    post: '--post=2011/10/a-post.md',
  };
  return examples[name] ?? `--${name}=…`;
}
