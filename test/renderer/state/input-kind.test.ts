// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followInput, hearMenu } from '../../../renderer/state/input-kind.ts';

let stops: readonly (() => void)[] = [];
let page: HTMLButtonElement;
let inFrame: HTMLButtonElement;

beforeEach(() => {
  document.body.innerHTML = '<button></button><button></button><iframe></iframe>';
  const frame = document.querySelector('iframe')?.contentDocument as Document;
  page = document.querySelector('button') as HTMLButtonElement;
  inFrame = frame.body.appendChild(frame.createElement('button'));
  stops = [document, frame].map(followInput);
  point(document);
});
afterEach(() => {
  for (const stop of stops) {
    stop();
  }
});

function press(key: string, where: Document = document): void {
  where.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}

function point(where: Document): void {
  where.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
}

it('marks what has the focus while a pointer was used last, in whichever document', () => {
  const isQuiet = () => inFrame.hasAttribute('data-quiet');
  inFrame.focus();
  expect(isQuiet()).toBe(true);
  press('Tab');
  expect(isQuiet()).toBe(false);
  point(document);
  expect(isQuiet()).toBe(true);
  press('a', inFrame.ownerDocument);
  expect(isQuiet()).toBe(false);
  page.focus();
  expect(page.hasAttribute('data-quiet')).toBe(false);
});

it('counts no key that is held for something else', () => {
  page.focus();
  for (const key of ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']) {
    press(key);
    expect(page.hasAttribute('data-quiet')).toBe(true);
  }
  press('Tab');
  press('Shift');
  expect(page.hasAttribute('data-quiet')).toBe(false);
});

it('leaves no mark on what has lost the focus', () => {
  page.focus();
  document.querySelectorAll('button')[1]?.focus();
  expect([...document.querySelectorAll('button')].map((each) => each.hasAttribute('data-quiet'))).toEqual([
    false,
    true,
  ]);
});

it('hears a key whose other listeners stop it', () => {
  page.focus();
  document.body.addEventListener('keydown', (event) => event.stopImmediatePropagation(), { once: true });
  press('Enter');
  expect(page.hasAttribute('data-quiet')).toBe(false);
});

it('ends when it is told to', () => {
  for (const stop of stops) {
    stop();
  }
  page.focus();
  expect(page.hasAttribute('data-quiet')).toBe(false);
});

function movePointer(name: 'pointerover' | 'pointerout', to: Element | null, where: Document = document): void {
  const event = new MouseEvent(name, { bubbles: true, relatedTarget: to });
  where.body.dispatchEvent(event);
}

it('takes a command for a click if the pointer has left the page since the last key', () => {
  const isQuiet = () => page.hasAttribute('data-quiet');
  page.focus();
  press('Tab');
  movePointer('pointerout', null);
  expect(isQuiet()).toBe(false);
  hearMenu();
  expect(isQuiet()).toBe(true);
});

it('takes a command for a key if one was pressed since, or the pointer is still on the page', () => {
  const isQuiet = () => page.hasAttribute('data-quiet');
  page.focus();
  press('Tab');
  hearMenu();
  expect(isQuiet()).toBe(false);
  // From the post to the page: its frame hears that the pointer went nowhere.
  movePointer('pointerout', null, inFrame.ownerDocument);
  movePointer('pointerover', inFrame);
  hearMenu();
  expect(isQuiet()).toBe(false);
  movePointer('pointerout', page);
  hearMenu();
  expect(isQuiet()).toBe(false);
  movePointer('pointerout', null);
  press('Alt');
  hearMenu();
  expect(isQuiet()).toBe(false);
});
