// biome-ignore-all lint/a11y/useKeyWithClickEvents: the dialog has the keys of all that is in it
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what is larger than the window is scrolled by keyboard too
// biome-ignore-all lint/a11y/useSemanticElements: a section would have to be named by a heading
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Icon, type IconName } from '../controls/icon.tsx';
import { shownBy } from '../pictures/draw-picture.ts';
import { useSeeThrough } from '../pictures/use-see-through.ts';
import { usePicture } from '../pictures/use-picture.ts';
import { lightbox } from './lightbox-store.ts';
import './lightbox.css';
import { say } from '../say.ts';

const useLightbox = lightbox.store;
/** As large as the window, or so many times as large as the picture is. */
type Zoom = 'fit' | number;

const zooms: readonly Zoom[] = ['fit', 1, 1.5, 2, 3, 4];

/** What `+`, `-`, `0` and `1` make of it. */
function zoomBy(key: string, zoom: Zoom): Zoom {
  const at = zooms.indexOf(zoom);
  const wanted: Record<string, number> = { '+': at + 1, '=': at + 1, '-': at - 1, '0': 0, '1': 1 };
  return zooms[Math.max(0, wanted[key] ?? at)] ?? zoom;
}

/** A picture of the post, as large as the window or as large as it is. */
export function Lightbox() {
  const isOpen = useLightbox(({ pictures }) => pictures.length > 0);
  return isOpen ? <Room /> : null;
}

function Room() {
  const { pictures, at } = useLightbox();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const actual = zoom !== 'fit';
  const ref = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const picture = pictures[at];

  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    stage.current?.focus();
    return () => dialog?.close();
  }, []);

  const step = (direction: 1 | -1) => {
    setZoom('fit');
    lightbox.step(direction);
  };
  const toggle = () => setZoom(actual ? 'fit' : 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 };
    const direction = steps[event.key];
    // What is larger than the window is scrolled by the arrows instead.
    if (direction !== undefined && !actual && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      step(direction);
    } else if (event.key === 'Enter' && event.target === stage.current) {
      toggle();
    } else if (!event.altKey && !event.ctrlKey && !event.metaKey) {
      setZoom(zoomBy(event.key, zoom));
    }
  };

  if (!picture) {
    return null;
  }
  const several = pictures.length > 1;
  return (
    <dialog
      ref={ref}
      className="lightbox"
      aria-label={say('lightbox.picture')}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        lightbox.close();
      }}
    >
      <Tool name={say('dialog.close')} icon="close" className="lightbox-close" onClick={() => lightbox.close()} />
      <Stage picture={picture} zoom={zoom} onZoom={toggle} stage={stage} />
      <footer className="lightbox-foot">
        <p className="lightbox-words" dir="auto">
          {picture.caption || picture.alt}
        </p>
        <div className="lightbox-tools" role="toolbar" aria-label={say('lightbox.picture')}>
          {several && (
            <>
              <Tool name={say('lightbox.previous')} icon="back" disabled={at === 0} onClick={() => step(-1)} />
              <span className="lightbox-count" aria-live="polite">
                {say('count.of', { at: at + 1, count: pictures.length })}
              </span>
              <Tool
                name={say('lightbox.next')}
                icon="forward"
                disabled={at === pictures.length - 1}
                onClick={() => step(1)}
              />
            </>
          )}
          <Tool name={say('lightbox.actual-size')} icon="fit" pressed={actual} onClick={toggle} />
        </div>
      </footer>
    </dialog>
  );
}

interface StageProps {
  readonly picture: { readonly url: string; readonly alt: string };
  readonly zoom: Zoom;
  readonly onZoom: () => void;
  readonly stage: React.RefObject<HTMLDivElement | null>;
}

function Stage({ picture, zoom, onZoom, stage }: StageProps) {
  // The size of another picture is not known yet. The stage stays, and keeps the focus.
  const [failed, setFailed] = useState<string | null>(null);
  const shown = usePicture(picture.url, { room: window.innerWidth, box: null });
  const isSeeThrough = useSeeThrough(picture.url);
  return (
    <div
      ref={stage}
      className="lightbox-stage"
      role="region"
      aria-label={say('lightbox.itself')}
      tabIndex={0}
      data-zoom={zoom === 'fit' ? 'fit' : 'actual'}
      style={{ '--zoom': zoom === 'fit' ? 1 : zoom }}
      onClick={(event) => {
        if (event.target === event.currentTarget) {
          lightbox.close();
        } else {
          onZoom();
        }
      }}
    >
      {shown?.ok && failed !== picture.url ? (
        <img
          key={picture.url}
          {...shownBy(shown)}
          alt={picture.alt}
          className={isSeeThrough ? 'see-through' : undefined}
          draggable={false}
          onError={() => setFailed(picture.url)}
        />
      ) : (
        shown && (
          <p className="lightbox-failed">
            {shown.ok ? say('lightbox.not-shown') : say('lightbox.not-shown-why', { why: shown.message })}
          </p>
        )
      )}
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly icon: IconName;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Tool({ name, icon, className = '', disabled = false, pressed, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={name}
      aria-pressed={pressed}
      title={name}
      // Not disabled, because a disabled button would lose the focus.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
