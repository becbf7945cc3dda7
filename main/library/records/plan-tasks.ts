import type { ScannedPost } from '../scan/scan-folder.ts';

/** In bytes of post files. The first tasks are small, so that the first posts appear soon. */
const first = 16 * 1024;
/** In bytes: no task at the end is smaller, because each makes a segment, and every segment slows queries a little. */
const last = 512 * 1024;
const largest = 8 * 1024 * 1024;
const mostFiles = 2_000;

/**
 * Divides files into tasks, in their order. A worker's next task is four times as large as its last. Towards the end
 * tasks become smaller, so that all workers finish at about the same time.
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
