import { Icon } from '../../controls/icon.tsx';
import { IconButton } from '../../controls/icon-button.tsx';
import { showContentsOver, toggleContents, toggleFacts, useLayout } from '../../state/layout-store.ts';
import { focusList } from '../../controls/panes.ts';
import { shownKey } from '../../controls/shown-key.ts';
import { isMac } from '../../state/system.ts';
import { stepTextSize } from '../../state/settings-store.ts';
import { isFinding, useFind } from './find-store.ts';
import { stepHit } from './archive-hits.ts';
import { goBack, goForward } from './reader.ts';
import { useReader } from './reader-store.ts';
import { say } from '../../say.ts';

interface ReaderToolbarProps {
  readonly contentsBeside: boolean;
  readonly factsBeside: boolean;
}

export function ReaderToolbar({ contentsBeside, factsBeside }: ReaderToolbarProps) {
  const { visits, at } = useReader((reader) => reader.history);
  const hasContents = useReader((reader) => (reader.post?.contents.length ?? 0) > 0);
  const hasPost = useReader((reader) => reader.post !== null);
  const facts = useLayout((layout) => layout.facts);
  const contents = useLayout((layout) => (contentsBeside ? layout.contents : layout.contentsOver));
  return (
    <div className="reader-bar" role="toolbar" aria-label={say('reader.post')}>
      <button type="button" className="secondary to-list" onClick={focusList}>
        <Icon name="list" />
        {say('reader.to-list')}
      </button>
      <div className="tools">
        <IconButton icon="back" name={say('reader.back')} disabled={at <= 0} onClick={() => void goBack()} />
        <IconButton
          icon="forward"
          name={say('reader.forward')}
          disabled={at >= visits.length - 1}
          onClick={() => void goForward()}
        />
      </div>
      <Hits />
      <div className="tools tools-end">
        <button
          type="button"
          className="icon-button text-size smaller"
          aria-label={say('reader.smaller')}
          title={say('reader.smaller')}
          onClick={() => stepTextSize(-1)}
        >
          A
        </button>
        <button
          type="button"
          className="icon-button text-size larger"
          aria-label={say('reader.larger')}
          title={say('reader.larger')}
          onClick={() => stepTextSize(1)}
        >
          A
        </button>
        <IconButton
          icon="contents"
          name={say('reader.show-contents')}
          title={say('reader.contents')}
          {...(contentsBeside ? { pressed: contents } : { expanded: contents })}
          disabled={!hasContents}
          onClick={contentsBeside ? toggleContents : () => showContentsOver(!contents)}
        />
        <IconButton
          icon="facts"
          name={say('reader.facts')}
          title={say('reader.facts-key', { key: shownKey('post-facts', isMac) })}
          {...(factsBeside ? { pressed: facts } : { expanded: facts })}
          disabled={!hasPost}
          onClick={toggleFacts}
        />
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
    <div className="tools hits" role="group" aria-label={say('reader.hits')}>
      <IconButton icon="up" name={say('reader.previous-hit')} onClick={() => stepHit(-1)} />
      <span className="hit-count" aria-live="polite">
        {hit < 0 ? say('reader.hit-count', { count }) : say('count.of', { at: hit + 1, count })}
      </span>
      <IconButton icon="down" name={say('reader.next-hit')} onClick={() => stepHit(1)} />
    </div>
  );
}
