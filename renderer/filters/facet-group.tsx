import { useId } from 'react';
import type { Facet, FacetName } from '../../main/library/model/list.ts';
import { formatCount, formatPeriod } from '../controls/format.ts';
import { fewValues } from '../state/list-view.ts';
import { useList, useView } from '../state/use-list.ts';
import { say } from '../say.ts';

interface FacetGroupProps {
  readonly name: FacetName;
  readonly title: string;
  readonly facet: Facet;
}

/** The values of one facet. Each is a button that stays pressed while it filters the list. */
export function FacetGroup({ name, title, facet }: FacetGroupProps) {
  const list = useList();
  const id = useId();
  const wanted = useView((view) => view.query.filters[name]);
  const isExpanded = useView((view) => view.expanded.has(name));
  if (facet.values.length === 0) {
    return null;
  }
  const values = isExpanded
    ? facet.values
    : facet.values.filter(({ value }, index) => index < fewValues || wanted.includes(value));
  return (
    <section className="facet" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {values.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              className="facet-value"
              aria-pressed={wanted.includes(value)}
              onClick={() => list.toggleFilter(name, value)}
            >
              <span className="facet-name" dir="auto" title={value}>
                {name === 'year' ? formatPeriod(value) : value}
              </span>{' '}
              <span className="facet-count" title={say('count.posts', { count })}>
                {formatCount(count)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {facet.total > fewValues && (
        <button type="button" className="text-button" aria-expanded={isExpanded} onClick={() => list.expandFacet(name)}>
          {isExpanded ? say('filters.show-fewer') : say('filters.show-all', { count: facet.total })}
        </button>
      )}
    </section>
  );
}
