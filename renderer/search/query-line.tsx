import { Icon } from '../controls/icon.tsx';
import { searchFieldId } from '../controls/panes.ts';
import { useList, useView } from '../state/use-list.ts';
import type { QueryChip, QueryExplanation } from '../../main/library/model/query.ts';
import { hasOperators, withoutPart } from './query-text.ts';
import { say, tell } from '../say.ts';

/** Explains a query that has more than plain words. Each part of it can be changed or removed. */
export function QueryLine() {
  const list = useList();
  const text = useView((view) => view.query.text);
  const shown = useView((view) => view.shown);
  if (!shown || text.trim() === '') {
    return null;
  }
  const { explanation, chips, readings } = shown.opened.explanation;
  if (chips.length === 0 || !hasOperators(text) || !hasOperators(shown.query.text)) {
    return readings.length === 0 ? null : (
      <div className="query-line">
        <Readings readings={readings} />
      </div>
    );
  }
  // The ranges of the parts belong to the text that was answered. They are wrong once another text is typed.
  const act = (action: (chip: QueryChip) => void) => (chip: QueryChip) => {
    if (shown.query.text === list.store.getState().query.text) {
      action(chip);
    }
  };
  const edit = act(({ start, end }) => selectInField(start, end));
  const remove = act((chip) => {
    const rest = withoutPart(text, chip);
    list.searchFor(rest);
    selectInField(rest.length, rest.length);
  });
  const reread = act(({ start, end, other }) => {
    if (other) {
      list.searchFor(`${text.slice(0, start)}${other.text}${text.slice(end)}`);
      selectInField(start + other.text.length, start + other.text.length);
    }
  });
  return (
    <div className="query-line">
      <p className="explanation" aria-live="polite" dir="auto">
        {explanation && tell(explanation)}
      </p>
      <Readings readings={readings} />
      <ul className="query-chips" aria-label={say('search.parts')}>
        {chips.map((chip) => (
          <li key={`${chip.start} ${chip.kind}`} className="query-chip" data-kind={chip.kind}>
            <button
              type="button"
              title={say('search.change-part')}
              aria-label={say('search.edit', { part: chip.label })}
              onClick={() => edit(chip)}
            >
              {text.slice(chip.start, chip.end) || tell(chip.label)}
            </button>
            {chip.other && (
              <button type="button" title={say('search.read-so')} onClick={() => reread(chip)}>
                {tell(chip.other.label)}
              </button>
            )}
            <button
              type="button"
              title={say('search.remove')}
              aria-label={say('search.remove-part', { part: chip.label })}
              onClick={() => remove(chip)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says how words were read that no post has as they are typed. */
function Readings({ readings }: Pick<QueryExplanation, 'readings'>) {
  const list = useList();
  return readings.map(({ text, exact }) => (
    <p key={tell(text)} className="explanation" aria-live="polite" dir="auto">
      {tell(text)}{' '}
      {exact !== null && (
        <button type="button" className="text-button" onClick={() => list.searchFor(exact)}>
          {say('search.exactly')}
        </button>
      )}
    </p>
  ));
}

/** Selects a part of the query, in the next frame: before it the field may still have the old text. */
function selectInField(start: number, end: number): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(searchFieldId);
    if (!(field instanceof HTMLInputElement)) {
      return;
    }
    field.focus();
    field.setSelectionRange(start, end);
  });
}
