import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */

/*
 * Whether the window and the post in it are complete: nothing is marked as busy, fonts are ready, pictures in view were
 * decoded or have failed, and nothing became busy or got another height in the two frames after that. Text, because
 * these scripts are type checked without the names of a page.
 */
const isAtRest = `(async () => {
  const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument).filter(Boolean);
  const pages = [document, ...frames];
  const isBusy = () => pages.some((page) => page.querySelector('[aria-busy="true"]') !== null);
  const height = () => pages.map((page) => page.documentElement.scrollHeight).join();
  const inView = (picture) => {
    const box = picture.getBoundingClientRect();
    const view = picture.ownerDocument.defaultView;
    return box.bottom > 0 && box.top < view.innerHeight && box.right > 0 && box.left < view.innerWidth;
  };
  const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  // A picture that came near only now is marked as busy in the next frame.
  await twoFrames();
  const pictures = pages.flatMap((page) => [...page.images].filter(inView));
  if (isBusy() || !pictures.every((picture) => picture.complete)) return false;
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  await Promise.all(pages.map((page) => page.fonts.ready));
  const before = height();
  await twoFrames();
  return !isBusy() && before === height();
})()`;

/** Waits until nothing more is to come. */
export function settle(/** @type {Page} */ page) {
  return until(page, isAtRest);
}
