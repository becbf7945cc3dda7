/**
 * Runs in the page while a query is typed there.
 * @param {import('./page-tools.mjs').PageTools} tools
 * @param {string} query
 * @returns {Promise<number[]>} for each key that changed what is looked for: milliseconds until its results, or those of
 * a later key, were painted
 */
export function recordTyping({ searchField, showsResults }, query) {
  return new Promise((resolve, reject) => {
    /** @type {{ value: string, at: number, took: number | null }[]} */
    const keys = [];
    const last = query.trim();
    const began = performance.now();
    let pressed = 0;
    const onKey = (/** @type {KeyboardEvent} */ { timeStamp }) => {
      pressed = timeStamp;
    };
    const onInput = () => {
      const value = (searchField()?.value ?? '').trim();
      if (value !== (keys.at(-1)?.value ?? '')) {
        keys.push({ value, at: pressed, took: null });
      }
    };
    const stop = () => {
      removeEventListener('keydown', onKey, true);
      removeEventListener('input', onInput, true);
    };
    const look = () => {
      const shown = keys.findLastIndex(({ value }) => showsResults(value));
      if (shown >= 0 && keys[shown]?.took === null) {
        const { port1, port2 } = new MessageChannel();
        // The first task after this frame, which has been painted by then.
        port1.onmessage = () => {
          port1.close();
          for (const key of keys.slice(0, shown + 1)) {
            key.took ??= performance.now() - key.at;
          }
        };
        port2.postMessage(null);
      }
      const times = keys.flatMap(({ took }) => (took === null ? [] : [took]));
      if (keys.at(-1)?.value === last && times.length === keys.length) {
        stop();
        resolve(times);
      } else if (performance.now() - began > 60_000) {
        stop();
        reject(new Error(`The results of “${query}” did not come.`));
      } else {
        requestAnimationFrame(look);
      }
    };
    addEventListener('keydown', onKey, true);
    addEventListener('input', onInput, true);
    requestAnimationFrame(look);
  });
}
