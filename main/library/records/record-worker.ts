import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { IndexSegmentWriter } from '../search/index-segment/index-segment-writer.ts';
import type { Site } from '../sites/generator.ts';
import { openSource } from '../sites/open-site.ts';
import { makeSegment } from './make-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import type { SegmentBytes } from './segment-bytes.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/*
 * A thread that makes segments. It writes the index of its current file into shared memory. So the thread that started
 * it sees the progress, and notices a hang.
 */

// No code of ours is made from text, and no post may do so.
setFlagsFromString('--disallow-code-generation-from-strings');

const port = parentPort;
const at = new Int32Array(workerData as SharedArrayBuffer);
// Its table of words is used again for the next segment.
const words = new IndexSegmentWriter();
let root = '';
let site: Promise<Site> | null = null;

async function answer(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'site':
      root = message.source.root;
      site = openSource(message.source).then((opened) => opened.site);
      break;
    case 'make': {
      const opened = await site;
      if (opened === null) {
        throw new Error('Records are made before their site is known.');
      }
      const files = message.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes) }));
      const making = makeSegment({ root, files, refused: new Map(message.refused) }, opened, words);
      for (let step = making.next(); ; step = making.next()) {
        if (step.done) {
          send({ type: 'made', bytes: step.value });
          break;
        }
        Atomics.store(at, 0, step.value);
        if (message.tells) {
          port?.postMessage({ type: 'at', place: step.value } satisfies FromWorker);
        }
      }
      break;
    }
    case 'merge':
      send({ type: 'made', bytes: mergeSegments(message.segments) });
      break;
  }
}

function send(message: FromWorker & { readonly bytes: SegmentBytes }): void {
  port?.postMessage(
    message,
    Object.values(message.bytes).map(({ buffer }) => buffer),
  );
}

port?.on('message', (message: ToWorker) => {
  answer(message).catch((error: unknown) => {
    port.postMessage({ type: 'failed', reason: String(error) } satisfies FromWorker);
  });
});
port?.postMessage({ type: 'ready' } satisfies FromWorker);
