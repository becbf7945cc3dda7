import type { Input, Parser, PartialParse, Tree } from '@lezer/common';

/** Of a program's characters: real configurations cost a third of it. */
const costPerCharacter = 150;
/** For small programs. */
const leastBudget = 500_000;
/** What one step costs beside the depth that the parser is at. */
const stepCost = 30;
/** What a step costs more while the parser tries ways to go on behind a mistake. */
const recoveryCost = 2_000;
/** Characters that the parser is given at a time. */
const chunkLength = 1_024;

/** What may still be spent on a program, which may be parsed more than once. */
export interface ParseBudget {
  left: number;
}

export function parseBudget(program: string): ParseBudget {
  return { left: leastBudget + costPerCharacter * program.length };
}

/**
 * The parser follows several readings of a text at once, and copies the stack of one where two part: a program that
 * goes deeper and deeper costs the square of its length. The library does not declare these fields.
 */
interface Stacked {
  readonly recovering: number;
  readonly stacks: readonly { readonly stack: { readonly length: number } }[];
}

/**
 * The syntax tree of a program, whatever is wrong with it. Where the budget ends, the rest of the program is left out,
 * so that time and memory stay in proportion to its length.
 */
export function parseProgram(parser: Parser, program: string, budget: ParseBudget): Tree {
  const parse = parser.startParse(countedInput(program, budget)) as PartialParse & Stacked;
  for (;;) {
    const tree = parse.advance();
    if (tree) {
      return tree;
    }
    budget.left -= parse.recovering > 0 ? recoveryCost : 0;
    for (const { stack } of parse.stacks) {
      budget.left -= stack.length + stepCost;
    }
    if (budget.left < 0 && parse.stoppedAt === null) {
      parse.stopAt(parse.parsedPos);
    }
  }
}

/** A text or comment that nothing closes is read to its end wherever one may begin, so each time is counted. */
function countedInput(program: string, budget: ParseBudget): Input {
  return {
    length: program.length,
    lineChunks: false,
    chunk(from) {
      budget.left -= chunkLength;
      return program.slice(from, from + chunkLength);
    },
    read: (from, to) => program.slice(from, to),
  };
}
