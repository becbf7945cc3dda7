import { Fragment } from 'react';
import { Icon } from '../controls/icon.tsx';
import type { SearchChoice } from './search-choice.ts';
import { say } from '../say.ts';

export const searchChoicesId = 'search-choices';

export function choiceId(at: number): string {
  return `search-choice-${at}`;
}

const icons = { recent: 'clock', saved: 'star' } as const;

interface SearchChoicesProps {
  readonly choices: readonly SearchChoice[];
  /** -1 for none. */
  readonly active: number;
  readonly onChoose: (choice: SearchChoice) => void;
}

/** The suggestions below the search field. The focus stays in the field. */
export function SearchChoices({ choices, active, onChoose }: SearchChoicesProps) {
  return (
    <div
      id={searchChoicesId}
      className="search-choices"
      role="listbox"
      aria-label={say('search.suggestions')}
      onMouseDown={(event) => event.preventDefault()}
    >
      {choices.map((choice, at) => (
        <Fragment key={`${choice.group} ${choice.label} ${choice.text}`}>
          {choices[at - 1]?.group !== choice.group && choice.group !== 'complete' && (
            <div className="choices-heading" role="presentation">
              {say(`search.${choice.group}`)}
            </div>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field handles the keys of all options */}
          <div
            id={choiceId(at)}
            role="option"
            className="search-choice"
            aria-selected={at === active}
            ref={at === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
            onClick={() => onChoose(choice)}
          >
            {(choice.group === 'recent' || choice.group === 'saved') && <Icon name={icons[choice.group]} />}
            <span className="choice-label" dir="auto">
              {choice.label}
            </span>{' '}
            <span className="choice-detail">{choice.detail}</span>
          </div>
        </Fragment>
      ))}
    </div>
  );
}
