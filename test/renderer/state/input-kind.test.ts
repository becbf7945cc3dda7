// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { followInput } from '../../../renderer/state/input-kind.ts';

it('tells all documents of the window whether keys or a pointer were used last, and counts no lone modifier', () => {
  const other = document.implementation.createHTMLDocument();
  const stops = [document, other].map(followInput);
  const kinds = () => [document, other].map(({ documentElement }) => documentElement.dataset['input']);
  const press = (key: string, target: Document = document) => {
    target.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    return kinds();
  };
  const point = (target: Document) => {
    target.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    return kinds();
  };
  expect(kinds()).toEqual(['pointer', 'pointer']);
  for (const key of ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']) {
    expect(press(key)).toEqual(['pointer', 'pointer']);
  }
  expect(press('Tab')).toEqual(['keys', 'keys']);
  expect(press('Shift')).toEqual(['keys', 'keys']);
  expect(point(other)).toEqual(['pointer', 'pointer']);
  expect(press('a', other)).toEqual(['keys', 'keys']);
  for (const stop of stops) {
    stop();
  }
  expect(point(document)).toEqual(['keys', 'keys']);
});

it('hears an event whose listeners stop it', () => {
  const stop = followInput(document);
  document.body.addEventListener('keydown', (event) => event.stopImmediatePropagation(), { once: true });
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(document.documentElement.dataset['input']).toBe('keys');
  stop();
});
