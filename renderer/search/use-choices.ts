import type { Completion } from '../../main/library/model/query.ts';
import { useLibrary } from '../state/library-store.ts';
import { useView } from '../state/use-list.ts';
import type { SearchChoice } from './search-choice.ts';
import { searchName } from './saved-search.ts';
import { useAnswer } from './use-answer.ts';
import { useKept } from './use-searches.ts';
import { say, tell } from '../say.ts';

/** `some`: few suggestions, which do not disturb someone who types. `all`: every one, since the person asked for them. */
export type Offering = 'none' | 'some' | 'all';

const noCompletions: readonly Completion[] = [];

/** The suggestions: earlier searches while the field is empty, then completions of the word before the cursor. */
export function useChoices(text: string, cursor: number, offering: Offering): readonly SearchChoice[] {
  const library = useLibrary((state) => state.library?.id ?? null);
  const { recent, saved, fresh } = useKept((kept) => kept);
  const empty = text === '';
  const asked = useView((view) => view.query.text);
  // `author:` without a value is not searched for, so its completions do not come with results and are asked for.
  const asks = offering === 'all' || (offering === 'some' && text !== asked);
  const answer = useAnswer('query.complete', library && asks ? { library, text, cursor } : null);
  const shown = useView((view) => view.shown);
  if (offering === 'none') {
    return [];
  }
  // Completions of a typed word come with the results of the query.
  const typed =
    shown?.query.text === text && shown.cursor === cursor && !empty ? shown.opened.completions : noCompletions;
  const isFresh = answer !== null && answer.asked.text === text && answer.asked.cursor === cursor;
  const all = !asks ? typed : isFresh ? answer.reply : noCompletions;
  const completions = usefulCompletions(all, text, offering);
  const group = empty ? 'narrow-down' : 'complete';
  const completing = completions.map(
    ({ label, detail, insert, start, end }): SearchChoice => ({
      group,
      label,
      detail: detail ? tell(detail) : '',
      text: text.slice(0, start) + insert + text.slice(end),
      cursor: start + insert.length,
    }),
  );
  if (!empty) {
    return completing;
  }
  const kept = saved.map((search, at): SearchChoice => {
    const label = searchName(search.text, search.filters);
    const news = fresh[at] ?? 0;
    const detail = news > 0 ? say('search.new', { count: news }) : '';
    return { group: 'saved', label, detail, text: search.text, cursor: search.text.length, saved: at };
  });
  const lately = recent
    .filter((made) => !kept.some(({ label }) => label === made))
    .map((made): SearchChoice => ({ group: 'recent', label: made, detail: '', text: made, cursor: made.length }));
  return [...kept, ...lately, ...completing];
}

/** Unless all suggestions were asked for, a plain word is completed to a field's name only. Mostly it is meant as it is. */
function usefulCompletions(
  completions: readonly Completion[],
  text: string,
  offering: Offering,
): readonly Completion[] {
  return completions.filter(({ label, start, end }) => {
    const written = text.slice(start, end);
    if (written !== '' && label.toLowerCase() === written.toLowerCase()) {
      return false;
    }
    if (offering === 'all' || written.includes(':')) {
      return true;
    }
    return written.length >= 2 && label.endsWith(':');
  });
}
