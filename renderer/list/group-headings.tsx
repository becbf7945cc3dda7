import type { ViewState } from '../../main/library/model/list.ts';
import { formatCount, formatPeriod } from '../controls/format.ts';
import type { RowPlaces } from '../state/row-places.ts';

interface GroupHeadingsProps {
  readonly state: ViewState;
  readonly places: RowPlaces;
  /** The rows in sight, both ends included. */
  readonly from: number;
  readonly to: number;
}

/**
 * The headings of the groups in sight. Each sticks to the top of the list while its group is in sight. Screen readers
 * skip them, since the rows have dates.
 */
export function GroupHeadings({ state: { groups, total }, places, from, to }: GroupHeadingsProps) {
  const first = Math.max(0, places.groupAt(from));
  return groups.slice(first, places.groupAt(to) + 1).map(({ name, from: start }, at) => {
    const end = groups[first + at + 1]?.from ?? total;
    const top = places.topOf(start) - places.headingHeight;
    return (
      <div
        key={start}
        className="list-group"
        aria-hidden="true"
        style={{ insetBlockStart: top, blockSize: places.headingHeight + (end - start) * places.rowHeight }}
      >
        <p className="group-heading">
          <span className="group-name">{formatPeriod(name)}</span>
          <span className="group-count">{formatCount(end - start)}</span>
        </p>
      </div>
    );
  });
}
