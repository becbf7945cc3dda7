import { useEffect, useMemo, useRef, useState } from 'react';
import { bridge } from '../state/bridge.ts';
import { formatCount } from '../controls/format.ts';
import { Debounce } from '../state/debounce.ts';
import { Icon } from '../controls/icon.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { ReadingBar } from '../controls/reading-bar.tsx';
import { toggleHealth, useLayout } from '../state/layout-store.ts';
import { isSettled, useLibrary } from '../state/library-store.ts';
import { focusList } from '../controls/panes.ts';
import { kindsOf } from './health-kinds.ts';
import { rowsOfKind } from './health.ts';
import { HealthTable } from './health-table.tsx';
import { useHealth, useReport } from './use-health.ts';
import './health.css';
import { say } from '../say.ts';

/** The folder check: what its author would want to mend. The pane lies below list and post, so both stay in sight. */
export function HealthPane() {
  const shown = useLayout((layout) => layout.health);
  return shown ? <Pane /> : null;
}

/** In milliseconds. */
const quiet = 1_000;

/** A number that grows when the folder has changed and then stayed the same for a moment. */
function useChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const counting = new Debounce(() => setChanges((before) => before + 1));
    const stop = bridge.on('library-status', () => counting.after(quiet));
    return () => {
      counting.cancel();
      stop();
    };
  }, []);
  return changes;
}

function Pane() {
  const health = useHealth();
  const isRead = useLibrary((state) => isSettled(state.status));
  const report = useReport((state) => state);
  const changes = useChanges();
  const pane = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change asks for another check
  useEffect(() => {
    if (!isRead) {
      return;
    }
    void health.check();
    return () => health.stop();
  }, [health, isRead, changes]);
  useEffect(() => pane.current?.focus(), []);

  const { rows } = report;
  const counts = useMemo(() => kindsOf(report.found), [report.found]);
  const kind = counts.some((each) => each.kind === report.kind) ? report.kind : null;
  const list = useMemo(() => rowsOfKind(rows ?? [], kind), [rows, kind]);

  return (
    <section
      ref={pane}
      className="health-pane"
      aria-label={say('health.title')}
      data-pane="health"
      aria-busy={!isRead || report.progress !== null}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) {
          return;
        }
        event.preventDefault();
        closeHealth();
      }}
    >
      <header className="health-bar">
        <h2>{say('health.title')}</h2>
        <Progress settled={isRead} />
        <button
          type="button"
          className="secondary"
          aria-label={say('health.export')}
          disabled={list.length === 0}
          title={say('health.export-hint')}
          onClick={() => void health.export()}
        >
          <Icon name="save" />
          <span className="health-words">{say('health.export')}</span>
        </button>
        <IconButton icon="close" name={say('health.close')} title={say('dialog.close')} onClick={closeHealth} />
      </header>
      {rows && rows.length > 0 && (
        <ul className="health-kinds" aria-label={say('health.kinds')}>
          <li>
            <KindButton
              name={say('health.all')}
              count={rows.length}
              pressed={kind === null}
              onClick={() => health.showKind(null)}
            />
          </li>
          {counts.map((each) => (
            <li key={each.kind}>
              <KindButton
                name={each.name}
                count={each.count}
                pressed={kind === each.kind}
                onClick={() => health.showKind(kind === each.kind ? null : each.kind)}
              />
            </li>
          ))}
        </ul>
      )}
      {rows === null && counts.length > 0 && (
        <ul className="health-kinds" aria-label={say('health.kinds')}>
          {counts.map(({ kind, name, count }) => (
            <li key={kind} className="health-kind">
              {name} <span className="facet-count">{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
      {rows === null && report.failure === null && (
        <p className="health-message" role="status">
          {say(isRead ? 'health.listed-later' : 'health.begins-later')}
        </p>
      )}
      {list.length > 0 && <HealthTable rows={list} />}
      {rows?.length === 0 && <p className="health-message">{say('health.nothing')}</p>}
      {report.failure && (
        <p className="health-message" role="alert">
          {report.failure}
        </p>
      )}
    </section>
  );
}

function closeHealth(): void {
  toggleHealth();
  focusList();
}

/** How far the check is, or the reading of the folder before it. */
function Progress({ settled }: { readonly settled: boolean }) {
  const status = useLibrary((library) => library.status);
  const progress = useReport((state) => state.progress);
  const rows = useReport((state) => state.rows);
  const { done, total } = progress ?? { done: 0, total: 0 };
  const words = progress
    ? say('health.checking', { done, total })
    : rows && settled
      ? say('health.findings', { count: rows.length })
      : '';
  return (
    <>
      <p className="health-progress" role="log" aria-live="polite">
        {words}
      </p>
      {status && !settled && <ReadingBar status={status} />}
      {progress && (
        <progress className="progress" aria-label={say('health.progress')} max={Math.max(1, total)} value={done} />
      )}
    </>
  );
}

interface KindButtonProps {
  readonly name: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onClick: () => void;
}

function KindButton({ name, count, pressed, onClick }: KindButtonProps) {
  return (
    <button type="button" className="health-kind" aria-pressed={pressed} onClick={onClick}>
      {name} <span className="facet-count">{formatCount(count)}</span>
    </button>
  );
}
