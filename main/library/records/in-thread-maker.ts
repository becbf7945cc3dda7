import { setImmediate } from 'node:timers/promises';
import type { ScannedPost } from '../scan/scan-folder.ts';
import { IndexSegmentWriter } from '../search/index-segment/index-segment-writer.ts';
import type { Site } from '../sites/generator.ts';
import { openSource, type SiteSource } from '../sites/open-site.ts';
import { makeSegment } from './make-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import { planTasks } from './plan-tasks.ts';
import type { SegmentBytes } from './segment-bytes.ts';
import type { MakeOptions, MergedSegment, SegmentMaker } from './segment-maker.ts';

/** Makes segments in this thread; other work gets its turn between any two posts. */
export class InThreadMaker implements SegmentMaker {
  #site: Promise<Site> | null = null;
  #root = '';

  setSite(source: SiteSource): void {
    this.#root = source.root;
    this.#site = openSource(source).then(({ site }) => site);
  }

  async make(files: readonly ScannedPost[], options: MakeOptions): Promise<void> {
    const site = await this.#site;
    if (site === null) {
      throw new Error('Records are made before their site is known.');
    }
    for (const task of planTasks(files, 1)) {
      await this.#makeOne(task, site, options);
    }
  }

  async #makeOne(files: readonly ScannedPost[], site: Site, options: MakeOptions): Promise<void> {
    const { signal, refused, made, working } = options;
    const making = makeSegment({ root: this.#root, files, refused }, site, new IndexSegmentWriter());
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

  async merge(segments: readonly MergedSegment[]): Promise<SegmentBytes> {
    return mergeSegments(segments);
  }

  async close(): Promise<void> {
    this.#site = null;
  }
}
