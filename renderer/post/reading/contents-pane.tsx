import { useEffect, useRef } from 'react';
import { useOverlay } from '../../controls/overlay.ts';
import { useReader, useReading } from './use-reading.ts';
import { showContentsOver, useLayout } from '../../state/layout-store.ts';
import { say } from '../../say.ts';

// Past this a post is more of a book; the rest is reached by scrolling.
const longest = 1_000;
/** Headings deeper than this are steps within a section, not places to go to. */
const deepest = 3;

interface ContentsPaneProps {
  /** There is no room beside the text: they lie over it. */
  readonly over: boolean;
}

/** The post's headings, the one being read under marked. */
export function ContentsPane({ over }: ContentsPaneProps) {
  const { reader, frame } = useReading();
  const contents = useReader((reader) => reader.post?.contents);
  const heading = useReader((reader) => reader.heading);
  const shown = useLayout((layout) => (over ? layout.contentsOver : layout.contents));
  const pane = useOverlay<HTMLElement>(over && shown, closeOver);
  const current = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the heading that is read under
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
        // The post is under it, and so is the hand that scrolls the post.
        if (!over && currentTarget.scrollHeight <= currentTarget.clientHeight) {
          frame.scrollBy(deltaY);
        }
      }}
    >
      <p className="contents-title" aria-hidden="true">
        {say('reader.contents')}
      </p>
      <ol>
        {listed.map(({ block, text, depth }) => (
          <li key={block} style={{ '--depth': depth - 1 }}>
            <button
              type="button"
              ref={block === heading ? current : null}
              aria-current={block === heading ? 'location' : undefined}
              dir="auto"
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
    </nav>
  );
}

function closeOver(): void {
  showContentsOver(false);
}
