import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { PostId } from '../../main/library/model/ids.ts';
import { bridge } from '../state/bridge.ts';
import { focusSearch } from '../controls/panes.ts';
import { rowsInPage } from '../controls/rows-in-page.ts';
import { useReader, useReading } from '../post/reading/use-reading.ts';
import { useSearches } from '../search/use-searches.ts';
import { overscan } from '../state/anchor.ts';
import { placesOf } from '../state/list-places.ts';
import { useSettings } from '../state/settings-store.ts';
import { ExpectedPost } from './expect-post.ts';
import { stepThroughLacked } from './lacked-words.ts';
import { GroupHeadings } from './group-headings.tsx';
import { PostRow } from './post-row.tsx';
import { ask } from '../state/library-ask.ts';
import { useAfterPaint } from '../state/use-after-paint.ts';
import { useList, useView } from '../state/use-list.ts';
import './list.css';
import { say } from '../say.ts';

/** The list of all posts in the view. Only rows in sight, and the focused row, are in the page. */
export function PostList() {
  const list = useList();
  const searches = useSearches();
  const { reader } = useReading();
  const [expected] = useState(() => new ExpectedPost(ask));
  const shown = useView((view) => view.shown);
  const behind = useView((view) => view.behind);
  const move = useView((view) => view.move);
  const active = useView((view) => view.active);
  useView((view) => view.rowsCame);
  const reading = useReader(({ opening, post }) => opening ?? post?.id ?? null);
  const listRef = useRef<HTMLDivElement>(null);
  const hasKeyboard = useRef(false);
  /** The frame in which a row will get the focus. */
  const focusing = useRef(0);
  const total = shown?.state.total ?? 0;
  const rows = shown?.rows;
  const density = useSettings((settings) => settings.rows);
  const places = shown ? placesOf(shown.state) : null;
  // No line where no post has all words of the query: there is nothing above it.
  const firstPartial = shown && shown.state.full > 0 ? shown.state.full : -1;

  // Rows beyond those in sight come after the first paint of a new list.
  const isPainted = useAfterPaint(shown?.query) === shown?.query;

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => places?.sizeOf(index) ?? 0,
    // A new function for new places: it makes the virtualizer ask for all sizes again.
    // biome-ignore lint/correctness/useExhaustiveDependencies: `places` is there to make a new function
    getItemKey: useCallback((index: number) => index, [places]),
    // Keeps the focused row from being scrolled under the sticky heading.
    scrollPaddingStart: shown && shown.state.groups.length > 0 ? (places?.headingHeight ?? 0) : 0,
    overscan: isPainted ? overscan : 0,
    rangeExtractor: (range) => rowsInPage(range, active.index),
    initialRect: { width: 340, height: 800 },
  });
  const items = virtualizer.getVirtualItems();

  useEffect(() => {
    list.setScroller(listRef.current);
    return () => list.setScroller(null);
  }, [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a move belongs to the view it came with
  useLayoutEffect(() => {
    if (listRef.current && Math.abs(listRef.current.scrollTop - move.scrollTop) >= 1) {
      listRef.current.scrollTop = move.scrollTop;
    }
  }, [shown]);

  // When the height of rows changes, the first row in sight stays the first.
  const placesBefore = useRef(places);
  useLayoutEffect(() => {
    const list = listRef.current;
    const before = placesBefore.current;
    placesBefore.current = places;
    if (list && before && places && before.rowHeight !== places.rowHeight && list.scrollTop > 0) {
      list.scrollTop = places.topOf(before.indexAt(list.scrollTop + before.headingHeight)) - places.headingHeight;
    }
  }, [places]);

  const { range } = virtualizer;
  const from = range?.startIndex ?? 0;
  const to = range?.endIndex ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new view asks for its own rows
  useEffect(() => list.wantRows(Math.max(0, from - overscan), to + overscan + 1), [shown, from, to]);

  // A replaced row loses the focus. The active row gets it, or else the list.
  useLayoutEffect(() => {
    if (!hasKeyboard.current || (document.activeElement !== document.body && document.activeElement !== null)) {
      return;
    }
    const option = listRef.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
    (option ?? listRef.current)?.focus({ preventScroll: true });
  });

  const goTo = useCallback(
    (index: number) => {
      if (total === 0) {
        return;
      }
      const target = Math.max(0, Math.min(total - 1, index));
      const post = rows?.get(target)?.id ?? null;
      list.activate(target, post);
      if (shown && post) {
        expected.expect(shown.library, post);
      }
      virtualizer.scrollToIndex(target, { align: 'auto' });
      cancelAnimationFrame(focusing.current);
      focusing.current = requestAnimationFrame(() =>
        listRef.current?.querySelector<HTMLElement>(`[aria-posinset="${target + 1}"]`)?.focus({ preventScroll: true }),
      );
    },
    [list, expected, shown, rows, total, virtualizer],
  );

  const open = (post: PostId, focus: boolean) => {
    // A search from which a post was opened is offered again later.
    searches.remember(list.store.getState().query.text);
    // Enter may come in the same frame as an arrow key. Then the post keeps the focus.
    cancelAnimationFrame(focusing.current);
    void reader.openFromList(post, focus);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    list.pointAt(null);
    if (stepThroughLacked(event)) {
      return;
    }
    const page = Math.max(1, Math.floor((listRef.current?.clientHeight ?? 0) / (places?.rowHeight ?? 1)) - 1);
    const targets: Record<string, number> = {
      ArrowDown: active.index + 1,
      ArrowUp: active.index - 1,
      PageDown: active.index + page,
      PageUp: active.index - page,
      Home: 0,
      End: total - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      if (event.key === 'ArrowUp' && active.index === 0) {
        focusSearch();
      } else {
        goTo(target);
      }
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const post = rows?.get(active.index)?.id;
      if (post) {
        open(post, event.key === 'Enter');
      }
    }
  };

  const onPointerMove = (event: PointerEvent) => {
    list.pointAt(event.clientY - event.currentTarget.getBoundingClientRect().top);
    const option = (event.target as Element).closest('[role="option"]');
    const row = rows?.get(Number(option?.getAttribute('aria-posinset')) - 1);
    if (shown && row) {
      expected.expect(shown.library, row.id);
    }
  };

  const onMenu = (post: PostId) => {
    if (shown) {
      void bridge.request('post.menu', { library: shown.library, post, selection: '', link: null });
    }
  };

  return (
    <div
      ref={listRef}
      id="posts"
      className="list"
      data-rows={density}
      role="listbox"
      aria-label={say('list.posts')}
      aria-busy={shown === null || behind}
      tabIndex={total > 0 ? -1 : 0}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => list.pointAt(null)}
      onFocus={(event) => {
        hasKeyboard.current = true;
        if (event.target === event.currentTarget && total > 0) {
          goTo(active.index);
        }
      }}
      onBlur={(event) => {
        if (event.target.isConnected) {
          hasKeyboard.current = false;
        }
      }}
    >
      <div className="list-length" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
        {shown && places && <GroupHeadings state={shown.state} places={places} from={from} to={to} />}
        {items.map((item) => {
          const row = rows?.get(item.index);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys of all its options
            <div
              key={row?.id ?? item.index}
              role="option"
              className={row ? (item.index === firstPartial ? 'row starts-partial' : 'row') : 'row waiting'}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              aria-selected={row !== undefined && row.id === reading}
              tabIndex={item.index === active.index ? 0 : -1}
              style={{ transform: `translateY(${places?.topOf(item.index) ?? 0}px)` }}
              onClick={() => {
                list.activate(item.index, row?.id ?? null);
                if (row) {
                  expected.forget();
                  open(row.id, false);
                }
              }}
              onContextMenu={(event) => {
                event.preventDefault();
                if (row) {
                  onMenu(row.id);
                }
              }}
            >
              {row ? (
                <PostRow row={row} startsPartial={item.index === firstPartial} />
              ) : (
                <span className="row-text">{say('list.loading')}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
