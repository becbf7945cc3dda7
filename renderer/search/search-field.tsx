import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { longestText } from '../../preload/constants/limits.ts';
import { Icon } from '../controls/icon.tsx';
import { keyboardPlace } from '../controls/keyboard-place.ts';
import { focusList, searchFieldId } from '../controls/panes.ts';
import { searchFor, useView } from '../state/view-store.ts';
import { openFromList } from '../post/reading/reader.ts';
import { SaveSearch } from './save-search.tsx';
import { type SearchChoice, stepChoice } from './search-choice.ts';
import { choiceId, SearchChoices, searchChoicesId } from './search-choices.tsx';
import { onlyBeginsField } from './query-text.ts';
import { rememberSearch, showSaved } from './searches.ts';
import { useSearches } from './searches-store.ts';
import { type Offering, useChoices } from './use-choices.ts';
import './search.css';
import { say } from '../say.ts';

/** Opens the first result of a query, as soon as it is there; not if the person does something else meanwhile. */
function openFirst(text: string): void {
  const isWaiting = keyboardPlace();
  const open = (view: ReturnType<typeof useView.getState>): boolean => {
    if (view.query.text !== text || !isWaiting()) {
      return true;
    }
    if (view.shown?.query !== view.query) {
      return false;
    }
    const first = view.shown.rows.get(0);
    if (first) {
      void openFromList(first.id, true);
    }
    return true;
  };
  if (open(useView.getState())) {
    return;
  }
  const stop = useView.subscribe((view) => {
    if (open(view)) {
      stop();
    }
  });
}

/** Finds as one types: each letter is a new query, which cancels the one before. */
export function SearchField() {
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
    if (!onlyBeginsField(typed, useView.getState().query.text)) {
      searchFor(typed, at);
    }
  };

  const choose = (choice: SearchChoice) => {
    const saved = choice.saved === undefined ? undefined : useSearches.getState().saved[choice.saved];
    if (saved) {
      showSaved(saved);
    } else {
      type(choice.text, choice.cursor);
    }
    if (choice.group === 'recent' || saved) {
      rememberSearch(choice.text);
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
      // The window's own Escape would leave the field; the first ones only close the list and empty the field.
      event.preventDefault();
      if (isOpen) {
        close();
      } else if (text !== '') {
        setText('');
        searchFor('');
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
      rememberSearch(asked);
      openFirst(asked);
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
