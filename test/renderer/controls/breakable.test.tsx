import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Breakable } from '../../../renderer/controls/breakable.tsx';

function broken(text: string): string {
  return renderToStaticMarkup(<Breakable text={text} />).replaceAll('<wbr/>', '|');
}

it('breaks an address or a path between its parts, never within a name', () => {
  expect(broken('https://site.example/2024/a-name?page=1')).toBe('https://|site.|example/|2024/|a-|name?|page=|1');
  expect(broken('/posts/index.md')).toBe('/posts/|index.|md');
});

it('leaves ordinary text as it is', () => {
  expect(broken('A title, with words. And – more')).toBe('A title, with words. And – more');
});

it('leaves a very long text as it is, since each place to break is an element', () => {
  expect(broken('a/'.repeat(5_000))).toBe('a/'.repeat(5_000));
});
