/** Calls back once the coming frame has been painted. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => void nextTask().then(callback));
}

/** Settles in a task of its own, before which the page may be painted and hears what a person does. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    // A message is not clamped the way timers are: it comes right after the frame.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
