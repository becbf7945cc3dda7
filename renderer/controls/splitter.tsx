import type { KeyboardEvent, PointerEvent } from 'react';

interface SplitterProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

const keyStep = 16;

/** The line between two panes. Dragging it, or the arrow keys, change the width of the pane before it. */
export function Splitter({ label, value, min, max, onChange }: SplitterProps) {
  const change = (wanted: number) => onChange(Math.round(Math.max(min, Math.min(max, wanted))));
  const forward = () => (document.dir === 'rtl' ? -1 : 1);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) {
      return;
    }
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (moved) => change(value + (moved.clientX - from) * forward());
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowRight' ? forward() : event.key === 'ArrowLeft' ? -forward() : 0;
    if (direction === 0 || event.altKey) {
      return;
    }
    event.preventDefault();
    change(value + direction * keyStep);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> can't be moved
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
