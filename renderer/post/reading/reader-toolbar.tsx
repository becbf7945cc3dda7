import { Icon } from '../../controls/icon.tsx';
import { IconButton } from '../../controls/icon-button.tsx';
import { showContentsOver, toggleContents, toggleFacts, useLayout } from '../../state/layout-store.ts';
import { focusList } from '../../controls/panes.ts';
import { shownKey } from '../../controls/shown-key.ts';
import { isMac } from '../../state/system.ts';
import { stepTextSize } from '../../state/settings-store.ts';
import { isFinding } from './find-store.ts';
import { useFind, useReader, useReading } from './use-reading.ts';
import { say } from '../../say.ts';

interface ReaderToolbarProps {
  readonly contentsBeside: boolean;
  readonly factsBeside: boolean;
}

export function ReaderToolbar({ contentsBeside, factsBeside }: ReaderToolbarProps) {
  const { reader } = useReading();
  const { visits, at } = useReader((state) => state.history);
  const hasContents = useReader((state) => (state.post?.contents.length ?? 0) > 0);
  const hasPost = useReader((state) => state.post !== null);
  const facts = useLayout((layout) => layout.facts);
  const contents = useLayout((layout) => (contentsBeside ? layout.contents : layout.contentsOver));
  return (
    <div className="reader-bar" role="toolbar" aria-label={say('reader.post')}>
      <button type="button" className="secondary to-list" aria-label={say('reader.to-list')} onClick={focusList}>
        <Icon name="list" />
        <span className="to-list-words">{say('reader.to-list')}</span>
      </button>
      <div className="tools">
        <IconButton icon="back" name={say('reader.back')} disabled={at <= 0} onClick={() => void reader.goBack()} />
        <IconButton
          icon="forward"
          name={say('reader.forward')}
          disabled={at >= visits.length - 1}
          onClick={() => void reader.goForward()}
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
  const { hits } = useReading();
  const count = useReader((state) => state.hits.length);
  const hit = useReader((state) => state.hit);
  const finding = useFind(isFinding);
  if (count === 0 || finding) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="tools hits" role="group" aria-label={say('reader.hits')}>
      <IconButton icon="up" name={say('reader.previous-hit')} onClick={() => hits.step(-1)} />
      <span className="hit-count" aria-live="polite">
        {hit < 0 ? say('reader.hit-count', { count }) : say('count.of', { at: hit + 1, count })}
      </span>
      <IconButton icon="down" name={say('reader.next-hit')} onClick={() => hits.step(1)} />
    </div>
  );
}
