// biome-ignore-all lint/a11y/useSemanticElements: a real table would need all of its rows in the page
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows take the keyboard, not their cells or headings
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { HealthRow } from '../../main/library/model/health.ts';
import { rowsInPage } from '../controls/rows-in-page.ts';
import { useReading } from '../post/reading/use-reading.ts';
import { nameOfKind } from './health-kinds.ts';
import { useHealth, useReport } from './use-health.ts';
import { say, tell } from '../say.ts';

/** Height of a row, in CSS pixels. health.css has the same number. */
const rowHeight = 44;
const overscan = 12;
const columns = [say('health.kind'), say('health.post'), say('health.about'), say('health.what')];

/** The findings, which may be thousands. Only rows in sight, and the focused row, are in the page. */
export function HealthTable({ rows }: { readonly rows: readonly HealthRow[] }) {
  const health = useHealth();
  const { reader } = useReading();
  const active = Math.min(
    useReport((report) => report.active),
    rows.length - 1,
  );
  const isChosen = useReport((report) => report.isChosen);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    rangeExtractor: (range) => rowsInPage(range, active),
    initialRect: { width: 800, height: 300 },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list starts at its top
  useEffect(() => {
    if (scroller.current && active === 0) {
      scroller.current.scrollTop = 0;
    }
  }, [rows]);

  const goTo = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    health.activate(target);
    virtualizer.scrollToIndex(target, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${target + 2}"]`)?.focus({ preventScroll: true }),
    );
  };
  const open = (index: number) => {
    const row = rows[index];
    if (row) {
      void reader.openFinding(row);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined && event.key !== 'Enter' && event.key !== ' ') {
      return;
    }
    event.preventDefault();
    if (target === undefined) {
      open(active);
    } else {
      goTo(target);
    }
  };

  return (
    <div
      className="health-table"
      role="grid"
      aria-label={say('health.table')}
      aria-rowcount={rows.length + 1}
      onKeyDown={onKeyDown}
    >
      <div className="health-row health-head" role="row" aria-rowindex={1}>
        {columns.map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <div ref={scroller} className="health-rows" role="rowgroup">
        <div className="health-length" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its rows
                <div
                  key={index}
                  className="health-row"
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={isChosen && index === active}
                  tabIndex={index === active ? 0 : -1}
                  style={{ transform: `translateY(${start}px)` }}
                  onFocus={() => health.activate(index)}
                  onClick={() => {
                    health.activate(index);
                    open(index);
                  }}
                >
                  <Cells row={row} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({ row: { kind, title, path, line, target, message } }: { readonly row: HealthRow }) {
  const words = tell(message);
  const place = line === null ? path : `${path}:${line}`;
  return (
    <>
      <span role="gridcell">{nameOfKind(kind)}</span>
      <span className="cell-place" role="gridcell" title={place} dir="ltr">
        {title !== '' && (
          <span className="cell-title" dir="auto">
            {title}
          </span>
        )}
        <span className="cell-path">
          <span>{path}</span>
          {line !== null && <span className="cell-line">:{line}</span>}
        </span>
      </span>
      <span className="cell-target" role="gridcell" title={target} dir="auto">
        {target}
      </span>
      <span className="cell-message" role="gridcell" title={words} dir="auto">
        {words}
      </span>
    </>
  );
}
