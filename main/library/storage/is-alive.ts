import { readFileSync } from 'node:fs';

/** Whether a process with this number runs, be it another person's. */
export function isAlive(number: number): boolean {
  if (!(number > 0)) {
    return false;
  }
  try {
    process.kill(number, 0);
    return !isEnded(number);
  } catch (error) {
    // The process exists and belongs to another person.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** On Linux an ended process keeps its number until its parent asks for it; in a container that may be never. */
function isEnded(number: number): boolean {
  if (process.platform !== 'linux') {
    return false;
  }
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${number}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
