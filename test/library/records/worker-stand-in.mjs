import { parentPort, workerData } from 'node:worker_threads';

// A thread with the protocol of the record worker. The names of its files decide what it does.
const at = new Int32Array(workerData);
let root = '';

parentPort.on('message', (message) => {
  if (message.type === 'site') {
    root = message.source.root;
  } else if (message.type === 'merge') {
    answer({ merged: message.segments.length });
  } else {
    make(message);
  }
});

function make({ files, refused, tells }) {
  const problems = new Map(refused);
  if (files.some(({ path }) => path.startsWith('early'))) {
    process.exit(5);
  }
  for (const [place, { path }] of files.entries()) {
    Atomics.store(at, 0, place);
    if (tells) {
      parentPort.postMessage({ type: 'at', place });
    }
    if (problems.has(path)) {
      continue;
    }
    if (path.startsWith('hang')) {
      for (;;) {}
    } else if (path.startsWith('wait')) {
      // Like a thread that the system gives no processor time: `wait400.md` for 400 ms, `wait.md` for ever.
      const milliseconds = Number(/\d+/.exec(path)?.[0] ?? Number.POSITIVE_INFINITY);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    } else if (path.startsWith('exit')) {
      process.exit(3);
    } else if (path.startsWith('throw')) {
      throw new Error('Thrown by a post.');
    } else if (path.startsWith('fail')) {
      parentPort.postMessage({ type: 'failed', reason: 'A mistake.' });
      return;
    }
  }
  answer({ root, files: files.map(({ path }) => [path, problems.get(path)?.kind ?? null]) });
  if (files.some(({ path }) => path.startsWith('late'))) {
    // Dies after its work, while it is idle.
    setImmediate(() => process.exit(4));
  }
}

function answer(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  parentPort.postMessage({ type: 'made', bytes: { bytes } });
}

parentPort.postMessage({ type: 'ready' });
