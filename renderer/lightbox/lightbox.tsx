// biome-ignore-all lint/a11y/useKeyWithClickEvents: the dialog handles the keys for all elements in it
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a picture larger than the window is scrolled by keyboard too
// biome-ignore-all lint/a11y/useSemanticElements: a section would have to be named by a heading
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Icon, type IconName } from '../controls/icon.tsx';
import { imageSource } from '../pictures/draw-picture.ts';
import { useSeeThrough } from '../pictures/use-see-through.ts';
import { usePicture } from '../pictures/use-picture.ts';
import { lightbox } from './lightbox-store.ts';
import './lightbox.css';
import { say } from '../say.ts';

const useLightbox = lightbox.store;
/** `fit` for the size of the window, or a factor of the picture's size. */
type Zoom = 'fit' | number;

const zooms: readonly Zoom[] = ['fit', 1, 1.5, 2, 3, 4];

/** The zoom after `+`, `-`, `0` or `1` was pressed; other keys leave it as it is. */
function zoomBy(key: string, zoom: Zoom): Zoom {
  const at = zooms.indexOf(zoom);
  const wanted: Record<string, number> = { '+': at + 1, '=': at + 1, '-': at - 1, '0': 0, '1': 1 };
  return zooms[Math.max(0, wanted[key] ?? at)] ?? zoom;
}

/** Shows a picture of the post in a dialog over the whole window. */
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
    // Where the picture is larger than the window, the arrows scroll it.
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
  // The stage is not remounted for another picture, because it would lose the focus.
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
          {...imageSource(shown)}
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
