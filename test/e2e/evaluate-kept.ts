import { randomUUID } from 'node:crypto';
import type { ElectronApplication } from 'playwright-core';

/** How often an answer that was lost is asked for again. */
const mostTries = 5;

/**
 * Makes `evaluate` run a function in the main process once and give its answer for certain. The engine may collect the
 * promise by which Playwright waits for the answer. So the answer is kept in the main process, and asked for again.
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
    // Playwright sends a function as its text.
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
