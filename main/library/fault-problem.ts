import { failureMessage } from './failure-message.ts';
import type { Problem } from './model.ts';

/** What a mistake in Offprint, and no slip of the author's, cost a post. `cost` is a sentence without its full stop. */
export function faultProblem(cost: string, fault: unknown): Problem {
  const message = `${cost}: that is a fault in Offprint (${failureMessage(fault).slice(0, 200)}). Please report it.`;
  return { kind: 'fault', message, line: null };
}

/** Gives what `step` gives. Where that throws, which is a mistake of ours, `otherwise`, and a problem that says what it costs. */
export function attempt<Value>(step: () => Value, otherwise: () => Value, cost: string, problems: Problem[]): Value {
  try {
    return step();
  } catch (fault) {
    problems.push(faultProblem(cost, fault));
    return otherwise();
  }
}

export const shownAsWritten = 'This post is shown as it is written';
