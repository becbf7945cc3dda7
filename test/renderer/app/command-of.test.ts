import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../build/places.mjs';
import { commandKeys, macKeys } from '../../../preload/constants/command-keys.ts';
import { commandOf, type PressedKey } from '../../../renderer/app/command-of.ts';
import { shownKey } from '../../../renderer/controls/shown-key.ts';

/** An event of a key, pressed alone unless `more` says otherwise. */
function press(key: string, more: Partial<PressedKey> = {}): PressedKey {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

const ctrl = { ctrlKey: true } as const;
const command = { metaKey: true } as const;
const shift = { shiftKey: true } as const;
const alt = { altKey: true } as const;

describe('a key', () => {
  it.each([
    [press('k', ctrl), 'focus-search'],
    [press('K', ctrl), 'focus-search'],
    [press('F', { ...ctrl, ...shift }), 'focus-search'],
    [press('f', ctrl), 'find-in-post'],
    [press('g', ctrl), 'next-hit'],
    [press('G', { ...ctrl, ...shift }), 'previous-hit'],
    [press('F3'), 'next-hit'],
    [press('F3', shift), 'previous-hit'],
    [press('F6'), 'next-pane'],
    [press('F6', shift), 'previous-pane'],
    [press('F9'), 'toggle-filters'],
    [press('i', ctrl), 'post-facts'],
    [press('H', { ...ctrl, ...shift }), 'archive-health'],
    [press('ArrowLeft', alt), 'back'],
    [press('ArrowRight', alt), 'forward'],
    // With Shift the key types another character, which depends on the keyboard.
    [press('>', { ...ctrl, ...shift, code: 'Period' }), 'larger-text'],
    [press(':', { ...ctrl, ...shift, code: 'Period' }), 'larger-text'],
    [press('<', { ...ctrl, ...shift, code: 'Comma' }), 'smaller-text'],
    // The key K on a Cyrillic keyboard.
    [press('л', { ...ctrl, code: 'KeyK' }), 'focus-search'],
  ] as const)('%j stands for %s', (pressed, wanted) => {
    expect(commandOf(pressed, false)).toBe(wanted);
  });

  it.each([
    press('k'),
    press('k', { ...ctrl, ...alt }),
    press('k', { ...ctrl, ...command }),
    press('k', command),
    press('K', { ...ctrl, ...shift }),
    press('F9', shift),
    press('F3', ctrl),
    press('[', ctrl),
    press('ArrowLeft', { ...alt, ...shift }),
    press('.', { code: 'Period' }),
    // A Dvorak keyboard has T at the position of K.
    press('t', { ...ctrl, code: 'KeyK' }),
    press('л', { code: 'KeyK' }),
    press('', ctrl),
  ])('%j has no command', (pressed) => {
    expect(commandOf(pressed, false)).toBeNull();
  });

  it('is a different one on a Mac', () => {
    expect(commandOf(press('k', command), true)).toBe('focus-search');
    expect(commandOf(press('k', ctrl), true)).toBeNull();
    expect(commandOf(press('[', command), true)).toBe('back');
    expect(commandOf(press(']', command), true)).toBe('forward');
    expect(commandOf(press('ArrowLeft', alt), true)).toBeNull();
  });
});

describe('the table of keys', () => {
  it.each([
    ['elsewhere', commandKeys],
    ['on a Mac', { ...commandKeys, ...macKeys }],
  ])('has no key twice %s', (_where, table) => {
    const keys: readonly string[] = Object.values(table).flat();
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the same in the handbook', () => {
    const handbook = readFileSync(path.join(repository, 'content/posts/keys.md'), 'utf8');
    const asWritten = (key: string) =>
      key
        .replace('CmdOrCtrl', 'Ctrl')
        .split('+')
        .map((part) => `<kbd>${part}</kbd>`)
        .join('+');
    const keys: readonly string[] = Object.values(commandKeys).flat();
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !handbook.includes(asWritten(key)))).toEqual([]);
  });
});

it('shows the first key of a command as each system writes it', () => {
  expect([shownKey('post-facts', false), shownKey('post-facts', true)]).toEqual(['Ctrl+I', '⌘I']);
  expect([shownKey('archive-health', false), shownKey('archive-health', true)]).toEqual(['Ctrl+Shift+H', '⇧⌘H']);
  expect(shownKey('toggle-filters', true)).toBe('F9');
});
