import { focusList } from '../controls/panes.ts';
import { useLayout } from '../state/layout-store.ts';
import { useRoom } from '../state/room-store.ts';
import { openLibrary } from './open-library.ts';

/**
 * Moves the focus when its pane is hidden because the window is too small: to the list, or to the post if the list is
 * hidden too.
 */
export function keepFocus(): void {
  const follow = (): void => {
    const focused = document.activeElement;
    // The browser gives the focus of a hidden element to the body a frame later.
    requestAnimationFrame(() => {
      const isLost = focused !== document.body && focused?.checkVisibility() === false;
      if (isLost && (document.activeElement === focused || document.activeElement === document.body)) {
        moveFocus();
      }
    });
  };
  useRoom.subscribe(({ panes }, before) => panes !== before.panes && follow());
  useLayout.subscribe(({ pane }, before) => pane !== before.pane && follow());
}

function moveFocus(): void {
  if (document.getElementById('posts')?.checkVisibility()) {
    focusList();
  } else {
    openLibrary()?.reading.frame.focusArticle();
  }
}
