import { WriterLock } from '../../../main/library/cache/writer-lock.ts';

/*
 * A separate process that contends for a lock. A message names a file and a time: the process tries to take the lock at
 * that time, and answers whether it got it. At the next message it answers whether it still has it.
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
    // Waits actively, so that all contenders begin in the same moment.
    while (Date.now() < message.at) {}
    lock = WriterLock.take(message.file);
    process.send?.(lock !== null);
  }
});
