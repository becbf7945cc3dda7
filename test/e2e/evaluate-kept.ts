import { randomUUID } from 'node:crypto';
import type { ElectronApplication } from 'playwright-core';

/** How often a lost answer is asked for again. */
const mostTries = 5;

/**
 * Makes `evaluate` reliable. Playwright waits for the answer through a promise in the main process, which the garbage
 * collector may take away. So the function runs once, its answer is kept there, and it is asked for again if it is lost.
 */
export function keepAnswers(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (work: () => void, argument: unknown) => Promise<unknown>;
  const evaluateKept = async (work: unknown, argument?: unknown): Promise<unknown> => {
    const kept = `globalThis.offprintAnswers[${JSON.stringify(randomUUID())}]`;
    const source = `(modules, argument) => {
      globalThis.offprintAnswers ??= {};
      ${kept} ??= { answer: (${String(work)})(modules, argument) };
      return ${kept}.answer;
    }`;
    // Playwright sends the text that `toString` returns.
    const workInWriting = Object.assign((): void => {}, { toString: () => source });
    for (let tries = 1; ; tries += 1) {
      try {
        return await evaluate(workInWriting, argument);
      } catch (error) {
        if (tries === mostTries || !String(error).includes('promise was garbage collected')) {
          throw error;
        }
      }
    }
  };
  Object.assign(electron, { evaluate: evaluateKept });
}
