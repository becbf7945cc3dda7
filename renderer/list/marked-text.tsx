import { Fragment } from 'react';

interface MarkedTextProps {
  readonly text: string;
  /** Half-open ranges in UTF-16 units, in order, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A line of text in which the words that a query matched are marked. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  if (marks.length === 0) {
    return text;
  }
  return (
    <>
      {marks.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
