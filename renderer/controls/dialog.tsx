import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import './dialog.css';
import { say } from '../say.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Given what must be shown within the dialog rather than in the page under it. */
  readonly element?: RefObject<HTMLDialogElement | null>;
}

/** Something that takes the whole attention. The system's own dialog: nothing under it can be reached, not even the post. */
export function Dialog({ title, onClose, children, element }: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  const ref = element ?? own;
  const id = useId();

  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // Closed, not just taken away: so the keyboard goes back to where it was.
    return () => {
      dialog?.close();
      if (before instanceof HTMLIFrameElement) {
        before.contentWindow?.focus();
      }
    };
  }, [ref]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, the system sees to that
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) {
          onClose();
        }
      }}
    >
      <div className="dialog-page">
        <header className="dialog-bar">
          <h1 id={id}>{title}</h1>
          <IconButton icon="close" name={say('dialog.close')} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
