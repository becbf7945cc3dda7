import { formatCount } from '../app/format.ts';
import { Icon, type IconName } from '../app/icon.tsx';
import { toggleContents, toggleFacts, useLayout } from '../app/layout-store.ts';
import { focusList } from '../app/panes.ts';
import { isMac } from '../app/system.ts';
import { changeSettings, nextTextSize, useSettings } from '../app/settings-store.ts';
import { isFinding, useFind } from './find-store.ts';
import { stepHit } from './archive-hits.ts';
import { goBack, goForward } from './reader.ts';
import { useReader } from './reader-store.ts';

interface ToolProps {
  readonly name: string;
  readonly icon: IconName;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Tool({ name, icon, disabled = false, onClick }: ToolProps) {
  return (
    <button type="button" className="icon-button" aria-label={name} title={name} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

export function ReaderToolbar() {
  const { visits, at } = useReader((reader) => reader.history);
  const hasContents = useReader((reader) => (reader.post?.contents.length ?? 0) > 0);
  const hasPost = useReader((reader) => reader.post !== null);
  const facts = useLayout((layout) => layout.facts);
  const contents = useLayout((layout) => layout.contents);
  const textSize = useSettings((settings) => settings.textSize);
  return (
    <div className="reader-bar" role="toolbar" aria-label="Post">
      <button type="button" className="secondary to-list" onClick={focusList}>
        <Icon name="list" />
        Posts
      </button>
      <div className="tools">
        <Tool name="Back" icon="back" disabled={at <= 0} onClick={() => void goBack()} />
        <Tool name="Forward" icon="forward" disabled={at >= visits.length - 1} onClick={() => void goForward()} />
      </div>
      <Hits />
      <div className="tools tools-end">
        <button
          type="button"
          className="icon-button text-size smaller"
          aria-label="Smaller text"
          title="Smaller text"
          onClick={() => changeSettings({ textSize: nextTextSize(textSize, -1) })}
        >
          A
        </button>
        <button
          type="button"
          className="icon-button text-size larger"
          aria-label="Larger text"
          title="Larger text"
          onClick={() => changeSettings({ textSize: nextTextSize(textSize, 1) })}
        >
          A
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Show contents"
          title="Contents"
          aria-pressed={contents}
          disabled={!hasContents}
          onClick={toggleContents}
        >
          <Icon name="contents" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Post facts"
          title={`Post facts (${isMac ? '⌘' : 'Ctrl+'}I)`}
          aria-pressed={facts}
          disabled={!hasPost}
          onClick={toggleFacts}
        >
          <Icon name="facts" />
        </button>
      </div>
    </div>
  );
}

function Hits() {
  const count = useReader((reader) => reader.hits.length);
  const hit = useReader((reader) => reader.hit);
  const finding = useFind(isFinding);
  if (count === 0 || finding) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="tools hits" role="group" aria-label="Hits">
      <Tool name="Previous hit" icon="up" onClick={() => stepHit(-1)} />
      <span className="hit-count" aria-live="polite">
        {hit < 0
          ? `${formatCount(count)} ${count === 1 ? 'hit' : 'hits'}`
          : `${formatCount(hit + 1)} of ${formatCount(count)}`}
      </span>
      <Tool name="Next hit" icon="down" onClick={() => stepHit(1)} />
    </div>
  );
}
