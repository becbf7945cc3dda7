// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { takeStill } from '../../../renderer/app/take-still.ts';

function pageOf(html: string): HTMLElement {
  document.body.innerHTML = `<div id="app">${html}</div>`;
  return document.body.firstElementChild as HTMLElement;
}

it('has the list as it is, with its own styles as rules, and answers no click', () => {
  const page = pageOf(
    '<div class="panes" style="--list-width: 344px"><ul><li role="option" aria-selected="true" ' +
      'style="transform: translateY(28px)">A &lt;b&gt; title</li></ul></div>',
  );
  const before = page.innerHTML;
  const still = takeStill(page, []);
  expect(still.html).toBe(
    '<div class="panes" inert="" data-still="0"><ul><li role="option" aria-selected="false" ' +
      'data-still="1">A &lt;b&gt; title</li></ul></div>',
  );
  expect(still.css).toBe(
    '#app [data-still="0"] { --list-width: 344px; }\n#app [data-still="1"] { transform: translateY(28px); }',
  );
  expect(page.innerHTML).toBe(before);
});

it('has nothing that a start does not show at first', () => {
  const page = pageOf(
    '<div><p role="alert">Gone</p><dialog open>Really?</dialog><main><header>Bar</header>' +
      '<p class="reader-said">No such post</p><div class="reader-area" style="--text-size: 1"><iframe></iframe>' +
      '<p class="reader-message">Choose</p></div></main></div>',
  );
  expect(takeStill(page, []).html).toBe(
    '<div inert=""><main><header>Bar</header><div class="reader-area" data-still="0"></div></main></div>',
  );
});
