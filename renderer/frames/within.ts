/** In milliseconds. */
const look = 250;

/**
 * Resolves to null if the promise takes longer than `ms` milliseconds. It looks every quarter of a second, and a look that
 * comes late counts once: where the machine is too busy to run this timer, it does not run the other's work either.
 */
export function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | null> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (left: number): void => {
      timer = setTimeout(() => (left > look ? wait(left - look) : resolve(null)), Math.min(left, look));
    };
    wait(ms);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
