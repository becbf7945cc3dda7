/** Something that happens once, and that others wait for. */
export interface Signal {
  readonly heard: Promise<void>;
  hear(): void;
  isHeard(): boolean;
}

export function createSignal(): Signal {
  let done = false;
  let resolve = (): void => {};
  const heard = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return {
    heard,
    hear: () => {
      done = true;
      resolve();
    },
    isHeard: () => done,
  };
}
