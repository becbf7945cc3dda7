import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { longestText } from '../../preload/constants/limits.ts';
import { Icon } from '../controls/icon.tsx';
import { keyboardPlace } from '../controls/keyboard-place.ts';
import { focusList, searchFieldId } from '../controls/panes.ts';
import type { PostId } from '../../main/library/model/ids.ts';
import type { ListState, ListView } from '../state/list-view.ts';
import { useList, useView } from '../state/use-list.ts';
import { useReading } from '../post/reading/use-reading.ts';
import { SaveSearch } from './save-search.tsx';
import { type SearchChoice, stepChoice } from './search-choice.ts';
import { choiceId, SearchChoices, searchChoicesId } from './search-choices.tsx';
import { onlyBeginsField } from './query-text.ts';
import { type Offering, useChoices } from './use-choices.ts';
import { useSearches } from './use-searches.ts';
import './search.css';
import { say } from '../say.ts';

/** Opens the first result of a query when it has come, unless the person has done something else meanwhile. */
function whenFirst({ store }: ListView, text: string, open: (post: PostId) => void): void {
  const isWaiting = keyboardPlace();
  const look = (view: ListState): boolean => {
    if (view.query.text !== text || !isWaiting()) {
      return true;
    }
    if (view.shown?.query !== view.query) {
      return false;
    }
    const first = view.shown.rows.get(0);
    if (first) {
      open(first.id);
    }
    return true;
  };
  if (look(store.getState())) {
    return;
  }
  const stop = store.subscribe((view) => {
    if (look(view)) {
      stop();
    }
  });
}

/** Searches while the person types. Each letter is a new query, which cancels the one before. */
export function SearchField() {
  const list = useList();
  const searches = useSearches();
  const { reader } = useReading();
  const asked = useView((view) => view.query.text);
  const [text, setText] = useState(asked);
  const [cursor, setCursor] = useState(0);
  const [offering, setOffering] = useState<Offering>('none');
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setText(asked), [asked]);

  const choices = useChoices(text, cursor, offering);
  const isOpen = choices.length > 0;
  const close = () => {
    setOffering('none');
    setActive(-1);
  };
  const type = (typed: string, at: number) => {
    setText(typed);
    setCursor(at);
    setActive(-1);
    setOffering('some');
    if (!onlyBeginsField(typed, list.store.getState().query.text)) {
      list.searchFor(typed, at);
    }
  };

  const choose = (choice: SearchChoice) => {
    const saved = choice.saved === undefined ? undefined : searches.store.getState().saved[choice.saved];
    if (saved) {
      searches.show(saved);
    } else {
      type(choice.text, choice.cursor);
    }
    if (choice.group === 'recent' || saved) {
      searches.remember(choice.text);
      close();
    }
    requestAnimationFrame(() => {
      // Someone may type on before the next frame.
      if (field.current?.value === choice.text) {
        field.current.setSelectionRange(choice.cursor, choice.cursor);
      }
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const { key, altKey, ctrlKey } = event;
    const highlighted = isOpen ? choices[active] : undefined;
    if (key === 'Escape') {
      // The first Escape closes the suggestions, the next one empties the field. Only then the window's Escape may leave it.
      event.preventDefault();
      if (isOpen) {
        close();
      } else if (text !== '') {
        setText('');
        list.searchFor('');
      }
    } else if ((key === 'ArrowDown' && altKey) || (key === ' ' && ctrlKey)) {
      event.preventDefault();
      setCursor(field.current?.selectionStart ?? text.length);
      setOffering('all');
    } else if (isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      setActive(stepChoice(active, key === 'ArrowDown' ? 1 : -1, choices.length));
    } else if (highlighted && (key === 'Enter' || key === 'Tab')) {
      event.preventDefault();
      choose(highlighted);
    } else if (key === 'ArrowDown') {
      event.preventDefault();
      close();
      focusList();
    } else if (key === 'Enter') {
      event.preventDefault();
      close();
      searches.remember(asked);
      whenFirst(list, asked, (post) => void reader.openFromList(post, true));
    }
  };

  return (
    <search className="search">
      <Icon name="search" />
      <input
        ref={field}
        id={searchFieldId}
        type="search"
        aria-label={say('search.search-posts')}
        aria-autocomplete="list"
        aria-controls={isOpen ? searchChoicesId : 'posts'}
        aria-activedescendant={isOpen && active >= 0 ? choiceId(active) : undefined}
        placeholder={say('search.search-posts')}
        autoComplete="off"
        spellCheck={false}
        maxLength={longestText}
        value={text}
        onChange={(event) => type(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onFocus={() => text === '' && setOffering('some')}
        onClick={() => text === '' && setOffering('all')}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <SaveSearch />
      {isOpen && <SearchChoices choices={choices} active={active} onChoose={choose} />}
    </search>
  );
}
