import { Fragment, memo } from 'react';
import type { Snippet } from '../../main/library/model/blocks.ts';
import type { PostRow as Row } from '../../main/library/model/list.ts';
import { formatDate } from '../controls/format.ts';
import { badgesOf } from '../controls/badges.ts';
import { breaksOf } from '../controls/title-breaks.ts';
import { MarkedText } from './marked-text.tsx';
import { RowPicture } from './row-picture.tsx';
import { useList } from '../state/use-list.ts';
import { TextWithElements } from '../controls/text-with-elements.tsx';
import { say } from '../say.ts';

/** More tags never fit into a row. */
const shownTags = 6;

interface RowProps {
  readonly row: Row;
  /** Whether it is the first row that lacks a word of the query. */
  readonly startsPartial: boolean;
}

/** The content of a row. The title comes first, because a screen reader reads it as the option's name. */
export const PostRow = memo(function PostRow({ row, startsPartial }: RowProps) {
  const { snippet } = row;
  return (
    <>
      {/* The direction of the whole row is that of its title, the only text in it without a direction of its own. */}
      <span className="row-text" dir="auto">
        <span className="row-title" {...breaksOf(row.title)}>
          <MarkedText text={row.title} marks={row.titleMarks} />
        </span>{' '}
        <span className="row-meta">
          <Badges {...row} />
          {startsPartial && <span className="row-partial">{say('list.not-all-words')}</span>}
          {row.lacks.length > 0 && <Lacks lacks={row.lacks} />}
          {row.problems > 0 && (
            <span
              className="problem-dot"
              role="img"
              aria-label={say('list.has-problem')}
              title={say('list.problem-hint')}
            />
          )}
          {row.date && (
            <time
              dateTime={row.date.text}
              {...(row.date.source === 'file' ? { className: 'guessed', title: say('list.file-date') } : {})}
            >
              {formatDate(row.date)}
            </time>
          )}
          {row.authors.length > 0 && <span className="row-authors">{row.authors.join(', ')}</span>}
          {row.tags.length > 0 && row.lacks.length === 0 && (
            <span className="row-tags">
              {row.tags.slice(0, shownTags).map((tag) => (
                <span key={tag}>#{tag} </span>
              ))}
            </span>
          )}
        </span>{' '}
        <span className="row-words" dir="auto">
          <span className="row-words-shown">
            {snippet ? <SnippetText snippet={snippet} /> : row.excerpt || say('list.no-text')}
          </span>
        </span>
      </span>
      {row.thumbnail && <RowPicture address={row.thumbnail} />}
    </>
  );
});

/** The words that the post lacks. A click on a word demands it: posts without it are then left out of the list. */
function Lacks({ lacks }: Pick<Row, 'lacks'>) {
  return (
    <span className="row-lacks">
      <TextWithElements id="list.without" values={{ words: <LackedWords lacks={lacks} /> }} />
    </span>
  );
}

function LackedWords({ lacks }: Pick<Row, 'lacks'>) {
  const list = useList();
  return lacks.map(({ text, demanded }, at) => (
    <Fragment key={text}>
      {at > 0 && say('list.comma')}
      {demanded === null ? (
        <em>{text}</em>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          title={say('list.demand', { text })}
          onClick={(event) => {
            event.stopPropagation();
            list.searchFor(demanded);
          }}
        >
          <em>{text}</em>
        </button>
      )}
    </Fragment>
  ));
}

/** The snippet, after the headings that it stands under. Code is set in the code font. */
function SnippetText({ snippet }: { readonly snippet: Snippet }) {
  const { text, marks, headings, kind } = snippet;
  const isCode = kind === 'code' || kind === 'shortcode';
  return (
    <>
      {headings.length > 0 && (
        <>
          <span className="row-path" title={headings.join(' › ')}>
            {headings.join(' › ')}
          </span>{' '}
        </>
      )}
      {isCode ? (
        <code>
          <MarkedText text={text} marks={marks} />
        </code>
      ) : (
        <MarkedText text={text} marks={marks} />
      )}
    </>
  );
}

function Badges(row: Pick<Row, 'draft' | 'page' | 'future'>) {
  return badgesOf(row).map(({ kind, text }) => (
    <span key={kind} className={`badge ${kind}`}>
      {text}
    </span>
  ));
}
