/** Calls back once the coming frame has been painted. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => {
    // A message is a macrotask that is not clamped the way timers are: it runs right after the frame.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      callback();
    };
    channel.port2.postMessage(null);
  });
}
