import type { Still } from '../../preload/contract.ts';

/** What a start does not show at first: dialogs, messages and the post. */
const later = 'dialog, iframe, [role="alert"], .reader-said, .reader-trouble, .reader-area > *';

/**
 * The elements below `page` as HTML. Their own styles are separate rules, since our policy forbids style attributes in
 * HTML. They are inert: nothing answers a click yet. `fonts` has the paths of the fonts that its words need.
 */
export function takeStill(page: Element, fonts: readonly string[]): Still {
  const copy = page.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll(later)) {
    element.remove();
  }
  for (const element of copy.children) {
    element.setAttribute('inert', '');
  }
  for (const row of copy.querySelectorAll('[aria-selected="true"]')) {
    row.setAttribute('aria-selected', 'false');
  }
  const rules = [...copy.querySelectorAll<HTMLElement>('[style]')].map((element, number) => {
    const rule = `#${page.id} [data-still="${number}"] { ${element.style.cssText} }`;
    element.removeAttribute('style');
    element.dataset['still'] = String(number);
    return rule;
  });
  return { html: copy.innerHTML, css: rules.join('\n'), fonts };
}
