import { commandKeys, macKeys } from '../../preload/constants/command-keys.ts';
import type { Command } from '../../preload/contract.ts';

/** The key of a command as text: `Ctrl+I`, on a Mac `⌘I`. Empty where the command has no key. */
export function shownKey(command: Command, mac: boolean): string {
  const keys: Readonly<Record<Command, readonly string[]>> = mac ? { ...commandKeys, ...macKeys } : commandKeys;
  const [key = ''] = keys[command];
  if (!mac) {
    return key.replace('CmdOrCtrl', 'Ctrl');
  }
  // A Mac names Shift before Command.
  return key.replace('CmdOrCtrl+Shift+', '⇧⌘').replace('CmdOrCtrl+', '⌘').replace('Shift+', '⇧');
}
