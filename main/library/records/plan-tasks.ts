import type { ScannedPost } from '../scan/scan-folder.ts';

/** In bytes of post files: the first tasks are small, so that the first posts are soon on the screen. */
const first = 64 * 1024;
/** No task at the end is smaller: each makes a segment, and many segments cost every query a little. */
const last = 512 * 1024;
const largest = 8 * 1024 * 1024;
const mostFiles = 2_000;

/**
 * Divides files into tasks, in their order. Each is four times as large as the one before it for the same worker.
 * Towards the end they become smaller, so that all workers end at about the same time.
 */
export function planTasks(files: readonly ScannedPost[], workers: number): readonly (readonly ScannedPost[])[] {
  const tasks: ScannedPost[][] = [];
  let left = files.reduce((sum, { size }) => sum + size, 0);
  let at = 0;
  while (at < files.length) {
    const grown = Math.min(largest, first * 4 ** Math.floor(tasks.length / workers));
    const wanted = Math.min(grown, Math.max(last, left / (2 * workers)));
    const task: ScannedPost[] = [];
    let bytes = 0;
    for (; at < files.length && task.length < mostFiles && (task.length === 0 || bytes < wanted); at += 1) {
      const file = files[at] as ScannedPost;
      task.push(file);
      bytes += file.size;
    }
    left -= bytes;
    tasks.push(task);
  }
  return tasks;
}
