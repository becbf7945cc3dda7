import { commandKeys, macKeys } from '../../preload/constants/command-keys.ts';
import type { Command } from '../../preload/contract.ts';

/** The fields of a keyboard event that decide which command it stands for. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

interface Key {
  readonly main: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The value of `KeyboardEvent.key`, in lower case. */
  readonly name: string;
}

/** `KeyboardEvent.code` of keys that type another character while Shift is down. They are recognised by it. */
const places: Readonly<Record<string, string>> = { '.': 'Period', ',': 'Comma' };
const names: Readonly<Record<string, string>> = { left: 'arrowleft', right: 'arrowright' };

/** A key as Electron's menus write it: `CmdOrCtrl+Shift+F`. */
function parseKey(written: string): Key {
  const parts = written.toLowerCase().split('+');
  const last = parts.at(-1) ?? '';
  return {
    main: parts.includes('cmdorctrl'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
    name: names[last] ?? last,
  };
}

function isPressed({ main, shift, alt, name }: Key, event: PressedKey, mac: boolean): boolean {
  const [own, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (main !== own || other || alt !== event.altKey || shift !== event.shiftKey) {
    return false;
  }
  if (event.key.toLowerCase() === name || (shift && places[name] === event.code)) {
    return true;
  }
  // On a keyboard of another alphabet (Greek, Cyrillic …) the same key types another letter.
  return /^[^\0-\x7f]$/u.test(event.key) && event.code === `Key${name.toUpperCase()}`;
}

/** The command of a key; null where it has none. */
export function commandOf(event: PressedKey, mac: boolean): Command | null {
  const keys: Readonly<Record<Command, readonly string[]>> = mac ? { ...commandKeys, ...macKeys } : commandKeys;
  const found = Object.entries(keys).find(([, written]) =>
    written.some((each) => isPressed(parseKey(each), event, mac)),
  );
  return (found?.[0] as Command | undefined) ?? null;
}
