// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewId } from '../../../main/library/model/ids.ts';
import type { ViewState } from '../../../main/library/model/list.ts';
import { ListPlace } from '../../../renderer/state/list-place.ts';
import { rowHeight as heightOfRows } from '../../../renderer/state/list-places.ts';
import { RowCache } from '../../../renderer/state/row-cache.ts';
import { rowOf } from './rows.ts';

const total = 50;
const rowHeight = heightOfRows();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stand(isSearching = false) {
  const onSettled = vi.fn();
  const rows = new RowCache();
  rows.put(
    0,
    Array.from({ length: total }, (_, at) => rowOf(`post ${at}`)),
  );
  const viewId = 'view-1' as ViewId;
  const state: ViewState = { viewId, revision: 1, total, full: total, pages: 0, foundBeside: 0, groups: [] };
  const place = new ListPlace({ shown: () => ({ rows, state }), isSearching: () => isSearching, onAimEnd: onSettled });
  const scroller = document.createElement('div');
  Object.defineProperty(scroller, 'clientHeight', { value: 5 * rowHeight });
  place.setScroller(scroller);
  const anchors = () => place.anchors().map(({ post, offset }) => [post, offset] as const);
  return { place, scroller, onSettled, anchors };
}

describe('what the list holds on to', () => {
  it('is the rows in sight, and nothing at its very top', () => {
    const { scroller, anchors } = stand();
    expect(anchors()).toEqual([]);
    scroller.scrollTop = 2.5 * rowHeight;
    expect(anchors()[0]).toEqual([rowOf('post 2').id, rowHeight / 2]);
    expect(anchors()).toHaveLength(4);
  });

  it('is the row under the pointer first, also at the top', () => {
    const { place, anchors } = stand();
    place.pointAt(1.2 * rowHeight);
    expect(anchors()).toEqual([[rowOf('post 1').id, -rowHeight]]);
  });
});

describe('a pointer', () => {
  it('aims at a post for two seconds, and at a result as long as it is there', () => {
    const [listed, found] = [stand(false), stand(true)];
    for (const { place } of [listed, found]) {
      place.pointAt(50);
      expect(place.isAiming()).toBe(true);
    }
    vi.advanceTimersByTime(2_001);
    expect([listed.place.isAiming(), found.place.isAiming()]).toEqual([false, true]);
    found.place.pointAt(null);
    expect(found.place.isAiming()).toBe(false);
  });

  it('shows waiting results when it rests, and at once when it leaves', () => {
    const { place, onSettled } = stand();
    place.pointAt(50);
    vi.advanceTimersByTime(1_500);
    place.pointAt(60);
    vi.advanceTimersByTime(1_500);
    expect(onSettled).not.toHaveBeenCalled();
    vi.advanceTimersByTime(600);
    expect(onSettled).toHaveBeenCalledTimes(1);
    place.pointAt(null);
    expect(onSettled).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(10_000);
    expect(onSettled).toHaveBeenCalledTimes(2);
  });
});

describe('a list that stood at its top and made way for results', () => {
  it('goes back to the top once the pointer is gone', () => {
    const { place, scroller } = stand(true);
    place.pointAt(50);
    place.moved(3 * rowHeight, false);
    scroller.scrollTop = 3 * rowHeight;
    place.pointAt(null);
    expect(scroller.scrollTop).toBe(0);
  });

  it('goes back as soon as the rows are in the page', () => {
    const { place, scroller } = stand(true);
    place.pointAt(50);
    place.moved(3 * rowHeight, false);
    place.pointAt(null);
    vi.advanceTimersByTime(40);
    scroller.scrollTop = 3 * rowHeight;
    vi.advanceTimersByTime(40);
    expect(scroller.scrollTop).toBe(0);
  });

  it('stays where the person has scrolled meanwhile, and where it did not stand at the top', () => {
    const scrolled = stand(true);
    scrolled.place.pointAt(50);
    scrolled.place.moved(3 * rowHeight, false);
    scrolled.scroller.scrollTop = 7 * rowHeight;
    scrolled.place.pointAt(null);
    vi.advanceTimersByTime(2_000);
    expect(scrolled.scroller.scrollTop).toBe(7 * rowHeight);

    const below = stand(true);
    below.scroller.scrollTop = 4 * rowHeight;
    below.place.pointAt(50);
    below.place.moved(6 * rowHeight, false);
    below.scroller.scrollTop = 6 * rowHeight;
    below.place.pointAt(null);
    vi.advanceTimersByTime(2_000);
    expect(below.scroller.scrollTop).toBe(6 * rowHeight);
  });
});
