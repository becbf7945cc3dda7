import type { Input, Parser, PartialParse, Tree } from '@lezer/common';

/** What may be spent for each character of a program. Real configurations need a third of it. */
const costPerCharacter = 150;
/** What may be spent at least, so that small programs have enough. */
const leastBudget = 500_000;
/** The cost of one step, to which the depth of the parser's stack is added. */
const stepCost = 30;
/** The added cost of a step in which the parser looks for a way to go on after a mistake. */
const recoveryCost = 2_000;
/** How many characters the parser gets at a time. */
const chunkLength = 1_024;

/** What may still be spent on a program. It is shared if one program is parsed several times. */
export interface ParseBudget {
  left: number;
}

export function parseBudget(program: string): ParseBudget {
  return { left: leastBudget + costPerCharacter * program.length };
}

/**
 * Fields of the parser that the library does not declare. It follows several readings of a text at once, and copies a
 * stack where two of them part. So a deeply nested program costs the square of its length.
 */
interface Stacked {
  readonly recovering: number;
  readonly stacks: readonly { readonly stack: { readonly length: number } }[];
}

/**
 * The syntax tree of a program, however broken. When the budget is spent, the rest of the program is left out. So time
 * and memory grow no faster than its length.
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

/**
 * Counts each read. The parser reads an unclosed text or comment to the end of the program, at each point where one may
 * begin.
 */
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
