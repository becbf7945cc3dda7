/** Calls back after the next frame has been painted. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => void nextTask().then(callback));
}

/** Resolves in a new task. Before it, the browser may paint and handle input. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    // A message instead of a timer: browsers delay nested timers by 4 ms or more.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
