import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { longestText } from '../../../preload/constants/limits.ts';
import { IconButton } from '../../controls/icon-button.tsx';
import { findFieldId } from './find.ts';
import { useFind, useReading } from './use-reading.ts';
import './find-bar.css';
import { say } from '../../say.ts';

/** The bar for searching a text in the open post. */
export function FindBar() {
  const open = useFind((find) => find.open);
  return open ? <OpenFindBar /> : null;
}

function OpenFindBar() {
  const { find, frame } = useReading();
  const { text, hits, hit } = useFind((state) => state);
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const height = bar.current?.offsetHeight ?? 0;
    frame.keepTextInPlace(height);
    return () => frame.keepTextInPlace(-height);
  }, [frame]);
  const none = text !== '' && hits !== null && hits.length === 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Escape') {
      // Keeps the window's Escape, which goes to the list, from acting too.
      event.preventDefault();
      find.dismiss();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      find.step(event.shiftKey ? -1 : 1);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the <search> element is used for the archive's search
    <div ref={bar} className="find-bar" role="search" aria-label={say('find.find')} onKeyDown={onKeyDown}>
      <input
        id={findFieldId}
        type="text"
        aria-label={say('find.find')}
        placeholder={say('find.find')}
        autoComplete="off"
        spellCheck={false}
        maxLength={longestText}
        aria-invalid={none}
        value={text}
        onChange={(event) => void find.look(event.target.value, true)}
      />
      <span className="find-count" aria-live="polite">
        {countText(text, hits?.length ?? null, hit)}
      </span>
      <IconButton
        icon="up"
        name={say('find.previous')}
        title={say('find.previous-key')}
        disabled={(hits?.length ?? 0) === 0}
        onClick={() => find.step(-1)}
      />
      <IconButton
        icon="down"
        name={say('find.next')}
        title={say('find.next-key')}
        disabled={(hits?.length ?? 0) === 0}
        onClick={() => find.step(1)}
      />
      <IconButton icon="close" name={say('find.close')} title={say('find.close-key')} onClick={() => find.dismiss()} />
    </div>
  );
}

function countText(text: string, count: number | null, hit: number): string {
  if (text === '' || count === null) {
    return '';
  }
  if (count === 0) {
    return say('find.not-found');
  }
  if (hit < 0) {
    return say('find.found', { count });
  }
  return say('count.of', { at: hit + 1, count });
}
