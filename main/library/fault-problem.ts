import type { TextId } from '../../preload/texts/texts.ts';
import { failureReason } from './failure-message.ts';
import type { Problem } from './model/post.ts';

/** What a fault costs a post. */
type Cost = Extract<TextId, `cost.${string}`>;

/** What a mistake in Offprint, and no slip of the author's, cost a post. */
export function faultProblem(cost: Cost, fault: unknown): Problem {
  const values = { cost: { code: cost }, reason: failureReason(fault) };
  return { kind: 'fault', message: { code: 'problem.fault', values }, line: null };
}

/** Whether a problem is that a fault had this cost. */
export function isFaultOf({ message: { code, values } }: Problem, cost: Cost): boolean {
  const told = values?.['cost'];
  return code === 'problem.fault' && typeof told === 'object' && 'code' in told && told.code === cost;
}

/** Gives what `step` gives. Where that throws, which is a mistake of ours, `otherwise`, and a problem that says what it costs. */
export function attempt<Value>(step: () => Value, otherwise: () => Value, cost: Cost, problems: Problem[]): Value {
  try {
    return step();
  } catch (fault) {
    problems.push(faultProblem(cost, fault));
    return otherwise();
  }
}
