import { type Profiler, Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

/*
 * Steps are counted, not timed, so the same work gives the same number on every machine.
 *
 * V8 counts how often each function and each block between two branches runs, in our source and in libraries. That
 * leaves out what a native function does inside. So while steps are counted, natives that walk along a text or a list
 * also count what they walk: one step for each character or item. Two things stay unseen: what a regular expression
 * tries inside a single match (`timed/` has cases for that), and items that a list moves when one is cut out of it
 * (a thousand of them take less than a microsecond).
 */
// Without optimization: in optimized code, small functions are inlined and no longer counted.
setFlagsFromString('--no-opt');
const session = new Session();
session.connect();
session.post('Profiler.enable');
// Started at the import, because functions that were compiled earlier have no counters in their blocks.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * How many times as many steps `work` takes for four times the size: 4 if it is proportional, a little more if it sorts,
 * 16 if it is quadratic. A test expects less than 5.
 * @param work must be synchronous
 * @param size so large that work that is done only once, and searches with a fixed limit, hardly count
 */
export function stepGrowth(work: (size: number) => void, size: number): number {
  // Things that are made only once, such as a table of characters, must not count.
  work(Math.ceil(size / 8));
  const steps = countSteps(() => work(size));
  return countSteps(() => work(4 * size)) / steps;
}

/** The same for work that has to be waited for. Nothing else may run meanwhile. */
export async function stepGrowthLater(work: (size: number) => Promise<void>, size: number): Promise<number> {
  await work(Math.ceil(size / 8));
  const steps = await countStepsLater(() => work(size));
  return (await countStepsLater(() => work(4 * size))) / steps;
}

async function countStepsLater(work: () => Promise<void>): Promise<number> {
  const restore = countNatives();
  takeCounts();
  try {
    await work();
  } finally {
    restore();
  }
  return takeCounts() + walked;
}

/** The steps of `work`: blocks that ran, and characters and items that native functions walked along. */
export function countSteps(work: () => void): number {
  const restore = countNatives();
  takeCounts();
  try {
    work();
  } finally {
    restore();
  }
  return takeCounts() + walked;
}

/** The number of blocks that ran since the last call. */
function takeCounts(): number {
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) {
      throw error;
    }
    scripts = taken.result;
  });
  let steps = 0;
  for (const { url, functions } of scripts) {
    if (url !== import.meta.url) {
      for (const { ranges } of functions) {
        steps += ranges.reduce((sum, { count }) => sum + count, 0);
      }
    }
  }
  return steps;
}

/** How many characters and items native functions walked along since `countNatives`. */
let walked = 0;

type Method = (this: never, ...args: never[]) => unknown;
/** How many characters or items of its receiver a call walked along. */
type Walk = (receiver: { readonly length: number }, args: readonly unknown[], result: unknown) => number;

/** For searches: from `args[1]` or the beginning, to the match or the end. */
const search: Walk = ({ length }, [, from], found) => {
  const start = typeof from === 'number' ? from : 0;
  return Math.max(0, (typeof found === 'number' && found >= 0 ? found : length) - start);
};
const backwards: Walk = ({ length }, [, from], found) =>
  Math.max(0, (typeof from === 'number' ? Math.min(from, length) : length) - Number(found));
const whole: Walk = ({ length }) => length;
const wholeForText: Walk = ({ length }, [pattern]) => (typeof pattern === 'string' ? length : 0);
const result: Walk = (_receiver, _args, made) => (made as { readonly length: number }).length;

const walks: readonly (readonly [prototype: object, methods: readonly string[], walk: Walk])[] = [
  [String.prototype, ['indexOf', 'includes'], search],
  [String.prototype, ['lastIndexOf'], backwards],
  [String.prototype, ['split', 'replace', 'replaceAll'], wholeForText],
  [String.prototype, ['toLowerCase', 'toUpperCase', 'normalize'], whole],
  [Array.prototype, ['indexOf', 'includes'], search],
  [Array.prototype, ['lastIndexOf'], backwards],
  [Array.prototype, ['join', 'reverse'], whole],
  [Array.prototype, ['slice', 'concat'], result],
];

/** Makes native functions count what they walk along; returns a function that undoes it. */
function countNatives(): () => void {
  walked = 0;
  const before: (() => void)[] = [];
  const replace = (prototype: object, name: string, make: (native: Method) => Method): void => {
    const found = Object.getOwnPropertyDescriptor(prototype, name);
    if (typeof found?.value !== 'function') {
      throw new Error(`There is no ${name} to count the steps of.`);
    }
    Object.defineProperty(prototype, name, { ...found, value: make(found.value) });
    before.push(() => Object.defineProperty(prototype, name, found));
  };
  for (const [prototype, methods, walk] of walks) {
    for (const name of methods) {
      replace(
        prototype,
        name,
        (native) =>
          function counted(this: never, ...args) {
            const { length } = this as { readonly length: number };
            const made = Reflect.apply(native, this, args);
            walked += walk({ length }, args, made);
            return made;
          },
      );
    }
  }
  // All other uses of a regular expression call `exec` if it is not the native one.
  replace(
    RegExp.prototype,
    'exec',
    (native) =>
      function exec(this: RegExp, text: string) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const found = Reflect.apply(native, this, [text]) as RegExpExecArray | null;
        const failed = this.sticky || this.source.startsWith('^') ? 1 : String(text).length - from;
        walked += Math.max(0, found ? found.index + found[0].length - from : failed);
        return found;
      } as Method,
  );
  return () => {
    for (const back of before) {
      back();
    }
  };
}
