import type { TextId } from '../../preload/texts/texts.ts';
import { failureReason } from './failure-message.ts';
import type { Problem } from './model/post.ts';

/** What a post lacks because of a fault. */
type Cost = Extract<TextId, `cost.${string}`>;

/** The problem of a post that lacks something because of a mistake in Offprint, not of its author. */
export function faultProblem(cost: Cost, fault: unknown): Problem {
  const values = { cost: { code: cost }, reason: failureReason(fault) };
  return { kind: 'fault', message: { code: 'problem.fault', values }, line: null };
}

/** Whether a problem reports a fault with this cost. */
export function isFaultOf({ message: { code, values } }: Problem, cost: Cost): boolean {
  const told = values?.['cost'];
  return code === 'problem.fault' && typeof told === 'object' && 'code' in told && told.code === cost;
}

/**
 * Returns the result of `step`. If that throws, which is a mistake of ours, the result of `otherwise` is returned, and
 * a problem with the cost is added.
 */
export function attempt<Value>(step: () => Value, otherwise: () => Value, cost: Cost, problems: Problem[]): Value {
  try {
    return step();
  } catch (fault) {
    problems.push(faultProblem(cost, fault));
    return otherwise();
  }
}
