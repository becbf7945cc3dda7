import { type RefObject, useEffect, useRef } from 'react';

const controls = 'button:enabled, input:enabled, select:enabled, summary, [tabindex="0"]';

/**
 * For a pane that lies over others while `open`. It takes the focus when it opens, Esc closes it, and the focus returns
 * to where it was. It also closes when the focus moves elsewhere, unless it `stays`.
 */
export function useOverlay<Pane extends HTMLElement>(
  open: boolean,
  close: () => void,
  stays = false,
): RefObject<Pane | null> {
  const ref = useRef<Pane>(null);
  const latestClose = useRef(close);
  latestClose.current = close;

  useEffect(() => {
    const pane = ref.current;
    if (!open || !pane) {
      return;
    }
    const before = document.activeElement;
    firstControl(pane)?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
        event.preventDefault();
        latestClose.current();
      }
    };
    // Looked at a moment later: the focus may be moving into the post's frame, which sends no event to this document.
    const onFocusOut = () => setTimeout(() => !stays && isLeft(pane) && latestClose.current());
    pane.addEventListener('keydown', onKeyDown);
    pane.addEventListener('focusout', onFocusOut);
    return () => {
      pane.removeEventListener('keydown', onKeyDown);
      pane.removeEventListener('focusout', onFocusOut);
      queueMicrotask(() => {
        const now = document.activeElement;
        if (before instanceof HTMLElement && (now === null || now === document.body || pane.contains(now))) {
          before.focus();
        }
      });
    };
  }, [open, stays]);
  return ref;
}

function firstControl(pane: HTMLElement): HTMLElement | undefined {
  const current = pane.querySelector<HTMLElement>('[aria-current]');
  return current ?? [...pane.querySelectorAll<HTMLElement>(controls)].find((control) => control.checkVisibility());
}

function isLeft(pane: HTMLElement): boolean {
  const now = document.activeElement;
  if (!document.hasFocus() || now === null || now === document.body || pane.contains(now)) {
    return false;
  }
  // A click on the button that opened the pane closes it anyway; closing it here too would open it again.
  return !now.matches('[aria-expanded="true"]');
}
