/** The processor time of this process, in milliseconds: that of all its threads together. */
export class ProcessorTime {
  #last = total();

  /** The time since the last call. For the first call, the time since this object was made. */
  sinceLast(): number {
    const before = this.#last;
    this.#last = total();
    return this.#last - before;
  }
}

function total(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
