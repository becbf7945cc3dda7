/**
 * Tools that measure inside the page. The function is sent there as text, so it uses nothing from outside of itself. It
 * finds parts of Offprint by the roles and names that a screen reader gets, and by its performance marks.
 */
export function makePageTools() {
  /** Now, in milliseconds since 1970 with fractions: comparable to the time of other processes. */
  const now = () => performance.timeOrigin + performance.now();

  /** Runs `work` right after the next frame is painted: a message is the first task after it. */
  const afterPaint = (/** @type {() => void} */ work) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        work();
      };
      port2.postMessage(null);
    });
  };

  /**
   * Checks a condition before each frame. Returns the time at which the first frame that meets it has been painted.
   * @param {() => boolean} holds
   * @param {string} what for the message
   * @param {number} [patience] in milliseconds
   * @returns {Promise<number>} in milliseconds since 1970
   */
  const whenPainted = (holds, what, patience = 60_000) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const look = () => {
        if (holds()) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve(now());
          };
          port2.postMessage(null);
        } else if (performance.now() - began > patience) {
          reject(new Error(`Waited in vain for ${what}; the window says “${status()}”.`));
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    });

  const status = () => document.querySelector('footer [role="status"]')?.textContent ?? '';
  const list = () => document.querySelector('[role="listbox"][aria-label="Posts"]');
  /** The rows in the document: those in sight and a few more. */
  const rows = () => [...(list()?.querySelectorAll('[role="option"]') ?? [])];
  const inSight = () => {
    const { top, bottom } = list()?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    return rows().filter((row) => {
      const at = row.getBoundingClientRect();
      return at.bottom > top && at.top < bottom;
    });
  };
  const hasRows = () => {
    const seen = inSight();
    return seen.length > 0 && seen.every((row) => !row.textContent?.includes('Loading…'));
  };
  /** Whether the list answers a click. Before that, it may be the still of the last session. */
  const answersClicks = () => hasRows() && document.querySelector('[inert]') === null;
  /** How many posts the whole list has. */
  const total = () => Number(rows()[0]?.getAttribute('aria-setsize') ?? 0);
  /** The query whose results are shown. The status line puts it in quotes, unless it has some itself. */
  const shownQuery = () => {
    const [, plain, quoted] = /for (?:“(.*)”|(.*?))(?: · |$)/.exec(status()) ?? [];
    return plain ?? quoted ?? '';
  };
  /** Whether all rows in sight belong to this query. */
  const showsResults = (/** @type {string} */ query) =>
    shownQuery() === query.trim() && (hasRows() || (rows().length === 0 && status().startsWith('0 ')));
  const searchField = () =>
    /** @type {HTMLInputElement | null} */ (document.querySelector('input[aria-label="Search posts"]'));
  const isSearchable = () =>
    performance.getEntriesByName('offprint:searchable').length > 0 &&
    document.querySelector('progress[aria-label="Reading the folder"]') === null;
  const heading = () => {
    const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[title="Post"]'));
    return frame?.contentDocument?.querySelector('article h1')?.textContent ?? null;
  };

  return {
    now,
    afterPaint,
    whenPainted,
    list,
    inSight,
    hasRows,
    answersClicks,
    total,
    status,
    shownQuery,
    showsResults,
    searchField,
    isSearchable,
    heading,
  };
}

/** @typedef {ReturnType<typeof makePageTools>} PageTools */
