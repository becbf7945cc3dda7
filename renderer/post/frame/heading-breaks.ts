import { breaksOf } from '../../controls/title-breaks.ts';

/** Sets where the lines of the headings in a part of a post may end. What the author says about language stays. */
export function breakHeadings(part: ParentNode): void {
  for (const heading of part.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    for (const [name, value] of Object.entries(breaksOf(heading.textContent ?? ''))) {
      if (!heading.hasAttribute(name)) {
        heading.setAttribute(name, value);
      }
    }
  }
}
