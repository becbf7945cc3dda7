import { WriterLock } from '../../../main/library/cache/writer-lock.ts';

/*
 * A process of its own that wants the lock of the file that each message names: it tries at the time that the message
 * says, says whether it got it, and at the next message whether it still has it.
 */

let lock: WriterLock | null = null;

process.on('message', (message: { readonly file: string; readonly at: number } | 'held?' | 'release') => {
  if (message === 'held?') {
    process.send?.(lock?.held ?? false);
  } else if (message === 'release') {
    lock?.release();
    lock = null;
    process.send?.(true);
  } else {
    // All contenders begin in the same moment.
    while (Date.now() < message.at) {}
    lock = WriterLock.take(message.file);
    process.send?.(lock !== null);
  }
});
