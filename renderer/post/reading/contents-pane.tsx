import { useEffect, useRef } from 'react';
import { goToHeading } from './reader.ts';
import { useReader } from './reader-store.ts';
import { useLayout } from '../../state/layout-store.ts';
import { say } from '../../say.ts';

// Past this a post is more of a book; the rest is reached by scrolling.
const longest = 1_000;

/** The post's headings, the one being read under marked. */
export function ContentsPane() {
  const contents = useReader((reader) => reader.post?.contents);
  const heading = useReader((reader) => reader.heading);
  const shown = useLayout((layout) => layout.contents);
  const current = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the heading that is read under
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [heading]);

  if (!shown || !contents || contents.length === 0) {
    return null;
  }
  return (
    <nav className="contents-pane" aria-label={say('reader.contents')}>
      <p className="contents-title" aria-hidden="true">
        {say('reader.contents')}
      </p>
      <ol>
        {contents.slice(0, longest).map(({ block, text, depth }) => (
          <li key={block} style={{ '--depth': Math.min(depth, 4) - 1 }}>
            <button
              type="button"
              ref={block === heading ? current : null}
              aria-current={block === heading ? 'location' : undefined}
              dir="auto"
              onClick={() => goToHeading(block)}
            >
              {text}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
