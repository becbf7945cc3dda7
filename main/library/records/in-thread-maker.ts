import { setImmediate } from 'node:timers/promises';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { Site } from '../sites/generator.ts';
import { IndexSegmentWriter } from '../search/index-segment/index-segment-writer.ts';
import { openSource, type SiteSource } from '../sites/open-site.ts';
import { planTasks } from './plan-tasks.ts';
import type { SegmentBytes } from './segment-bytes.ts';
import type { MakeOptions, MergedSegment, SegmentMaker } from './segment-maker.ts';

/**
 * Makes segments in this thread. Other work gets a turn between two posts. The code and the site are loaded when there
 * is something to make, which is rare.
 */
export class InThreadMaker implements SegmentMaker {
  #source: SiteSource | null = null;
  #site: Promise<Site> | null = null;

  prepare(): void {}

  rest(): void {}

  setSite(source: SiteSource): void {
    this.#source = source;
    this.#site = null;
  }

  async make(files: readonly ScannedPost[], options: MakeOptions): Promise<void> {
    const source = this.#source;
    if (source === null) {
      throw new Error('Records are made before their site is known.');
    }
    if (files.length === 0) {
      return;
    }
    this.#site ??= openSource(source).then(({ site }) => site);
    const site = await this.#site;
    for (const task of planTasks(files, 1)) {
      await makeOne(task, { root: source.root, site }, options);
    }
  }

  async merge(segments: readonly MergedSegment[]): Promise<SegmentBytes> {
    const { mergeSegments } = await import('./merge-segments.ts');
    return mergeSegments(segments);
  }

  async close(): Promise<void> {
    this.#source = null;
    this.#site = null;
  }
}

async function makeOne(
  files: readonly ScannedPost[],
  { root, site }: { readonly root: string; readonly site: Site },
  { signal, refused, made, working }: MakeOptions,
): Promise<void> {
  const { makeSegment } = await import('./make-segment.ts');
  const making = makeSegment({ root, files, refused }, site, new IndexSegmentWriter());
  for (;;) {
    if (signal.aborted) {
      return;
    }
    const step = making.next();
    if (step.done) {
      made({ bytes: step.value, files });
      return;
    }
    const file = files[step.value] as ScannedPost;
    if (!refused.has(file.path)) {
      working([file]);
    }
    await setImmediate();
  }
}
