/**
 * Runs in the page while a row of the list is clicked.
 * @param {import('./page-tools.mjs').PageTools} tools
 * @param {string} row the row's text, which begins with the post's title
 * @returns {Promise<number>} milliseconds from the click until the post is painted
 */
export function recordClick({ heading, whenPainted, now }, row) {
  return new Promise((resolve, reject) => {
    const onClick = (/** @type {MouseEvent} */ { timeStamp }) => {
      const clickedAt = now() - performance.now() + timeStamp;
      const isShown = () => {
        const title = (heading() ?? '').replace(/\s+/g, ' ').trim();
        return title !== '' && row.startsWith(title);
      };
      whenPainted(isShown, `the post “${row.slice(0, 60)}”`, 20_000).then((at) => resolve(at - clickedAt), reject);
    };
    addEventListener('click', onClick, { capture: true, once: true });
  });
}
