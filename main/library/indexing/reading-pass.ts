import { setImmediate } from 'node:timers/promises';

/**
 * Calls `work` for every item in order, with at most `atOnce` calls running at a time. Other tasks of the process (a
 * search, a post to open) get a turn between two items. Ends early if aborted. `work` must not reject.
 */
export async function forEachInTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  { signal, atOnce }: { readonly signal: AbortSignal; readonly atOnce: number },
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !signal.aborted) {
      const item = items[next] as Item;
      next += 1;
      await work(item);
      await setImmediate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
