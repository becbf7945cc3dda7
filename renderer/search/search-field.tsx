import { type KeyboardEvent, useEffect, useState } from 'react';
import { Icon } from '../app/icon.tsx';
import { focusList, searchFieldId } from '../app/panes.ts';
import { searchFor, useView } from '../list/view-store.ts';
import { openFromList } from '../post/reader.ts';

/** The longest query that the contract lets through. */
const longest = 1_000;

/** Opens the first result of a query, as soon as it is there; not if something else is typed meanwhile. */
function openFirst(text: string): void {
  const open = (view: ReturnType<typeof useView.getState>): boolean => {
    if (view.query.text !== text) return true;
    if (view.shown?.query !== view.query) return false;
    const first = view.shown.rows.get(0);
    if (first) void openFromList(first.id, true);
    return true;
  };
  if (open(useView.getState())) return;
  const stop = useView.subscribe((view) => {
    if (open(view)) stop();
  });
}

/** Finds as one types: each letter is a new query, which cancels the one before. */
export function SearchField() {
  const asked = useView((view) => view.query.text);
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // The window's own Escape would leave the field; the first one only empties it.
      event.preventDefault();
      if (text !== '') searchFor('');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      focusList();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      openFirst(text);
    }
  };

  return (
    <search className="search">
      <Icon name="search" />
      <input
        id={searchFieldId}
        type="search"
        aria-label="Search posts"
        aria-controls="posts"
        placeholder="Search posts"
        autoComplete="off"
        spellCheck={false}
        maxLength={longest}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          searchFor(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
    </search>
  );
}
