import { commandKeys, macKeys } from '../../preload/constants/command-keys.ts';
import type { Command } from '../../preload/contract.ts';

/** What is looked at of a key that was pressed. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

interface Key {
  readonly main: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** As `KeyboardEvent.key` has it, in lower case. */
  readonly name: string;
}

/** Keys whose sign is another one while Shift is down; by the place where they are on the keyboard. */
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
  // A keyboard of another alphabet has a letter of its own where a Latin one has this.
  return /^[^\0-\x7f]$/u.test(event.key) && event.code === `Key${name.toUpperCase()}`;
}

/** The command that a key stands for; null where it stands for none. */
export function commandOf(event: PressedKey, mac: boolean): Command | null {
  const keys: Readonly<Record<Command, readonly string[]>> = mac ? { ...commandKeys, ...macKeys } : commandKeys;
  const found = Object.entries(keys).find(([, written]) =>
    written.some((each) => isPressed(parseKey(each), event, mac)),
  );
  return (found?.[0] as Command | undefined) ?? null;
}
