/** Processor time that `work` takes, in milliseconds: the less of two times, since the machine has other things to do too. */
function cpuTime(work: () => void): number {
  const once = (): number => {
    const begin = process.cpuUsage();
    work();
    return process.cpuUsage(begin).user / 1_000;
  };
  return Math.min(once(), once());
}

/** How many times the processor time of work on `size` the work on four times as much takes: 4 in proportion, 16 by its square. */
export function cpuGrowth(work: (size: number) => void, size: number): number {
  work(size);
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 4 && least >= 10; tries += 1) {
    least = Math.min(
      least,
      cpuTime(() => work(4 * size)) /
        Math.max(
          2,
          cpuTime(() => work(size)),
        ),
    );
  }
  return least;
}
