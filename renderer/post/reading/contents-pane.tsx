import { useEffect, useRef } from 'react';
import { useOverlay } from '../../controls/overlay.ts';
import { useReader, useReading } from './use-reading.ts';
import { showContentsOver, useLayout } from '../../state/layout-store.ts';
import { say } from '../../say.ts';

// In entries. A longer list would be slow; the rest of the headings is reached by scrolling.
const longest = 1_000;
/** Deeper headings are left out, to keep the list short. */
const deepest = 3;

interface ContentsPaneProps {
  /** Whether the contents lie over the text, because there is no room beside it. */
  readonly over: boolean;
}

/** The post's headings. The one of the section being read is marked. */
export function ContentsPane({ over }: ContentsPaneProps) {
  const { reader, frame } = useReading();
  const contents = useReader((reader) => reader.post?.contents);
  const heading = useReader((reader) => reader.heading);
  const shown = useLayout((layout) => (over ? layout.contentsOver : layout.contents));
  const pane = useOverlay<HTMLElement>(over && shown, closeOver);
  const current = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: keeps the marked heading in sight
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [heading]);

  const listed = contents?.filter(({ depth }) => depth <= deepest).slice(0, longest) ?? [];
  if (!shown || listed.length === 0) {
    return null;
  }
  return (
    <nav
      ref={pane}
      className={over ? 'contents-pane over' : 'contents-pane'}
      aria-label={say('reader.contents')}
      onWheel={({ deltaY, currentTarget }) => {
        // A list that can't scroll passes the wheel on to the post.
        if (!over && currentTarget.scrollHeight <= currentTarget.clientHeight) {
          frame.scrollBy(deltaY);
        }
      }}
    >
      {/* All lines begin at one side, that of the first heading. Our own word has a direction of its own, and so no say. */}
      <div dir="auto">
        <p className="contents-title" aria-hidden="true">
          <bdi>{say('reader.contents')}</bdi>
        </p>
        <ol>
          {listed.map(({ block, text, depth }) => (
            <li key={block} style={{ '--depth': depth - 1 }}>
              <button
                type="button"
                ref={block === heading ? current : null}
                aria-current={block === heading ? 'location' : undefined}
                onClick={() => {
                  closeOver();
                  reader.goToHeading(block);
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  );
}

function closeOver(): void {
  showContentsOver(false);
}
