import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import './dialog.css';
import { say } from '../say.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A ref to the dialog element, for callers that render menus into it: under an open dialog they could not be used. */
  readonly element?: RefObject<HTMLDialogElement | null>;
}

/** A modal dialog. It is the browser's `<dialog>`, so nothing under it can get the focus, not even the post's frame. */
export function Dialog({ title, onClose, children, element }: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  const ref = element ?? own;
  const id = useId();

  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // Only `close()` returns the focus to where it was; removing the element does not.
    return () => {
      dialog?.close();
      if (before instanceof HTMLIFrameElement) {
        before.contentWindow?.focus();
      }
    };
  }, [ref]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog on Escape
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
