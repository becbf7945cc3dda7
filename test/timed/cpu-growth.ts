/** Processor time of `work`, in milliseconds: the shorter of two runs, since other work on the machine may slow one down. */
function cpuTime(work: () => void): number {
  const once = (): number => {
    const begin = process.cpuUsage();
    work();
    return process.cpuUsage(begin).user / 1_000;
  };
  return Math.min(once(), once());
}

/** How many times as much processor time `work` takes for four times the size: 4 if it is proportional, 16 if quadratic. */
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
