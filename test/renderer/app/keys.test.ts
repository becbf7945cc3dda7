// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal('offprint', { request: () => Promise.resolve({ ok: true, value: null }), on: () => () => {} });
  // Wide enough for three panes.
  vi.stubGlobal('innerWidth', 1_600);
  document.body.innerHTML = `
    <input id="search-posts" value="words">
    <div id="posts" tabindex="0"><div role="option" tabindex="0">A post</div></div>
    <textarea></textarea>`;
});
afterEach(() => {
  vi.resetModules();
  document.body.innerHTML = '';
});

/** Adds the window's key listeners to this document. */
async function listen() {
  const { handleKey, handleMouse } = await import('../../../renderer/app/keys.ts');
  const { useLayout } = await import('../../../renderer/state/layout-store.ts');
  const { useSettings } = await import('../../../renderer/state/settings-store.ts');
  document.addEventListener('keydown', handleKey);
  document.addEventListener('mouseup', handleMouse);
  const press = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    target.dispatchEvent(event);
    return event;
  };
  const stop = () => {
    document.removeEventListener('keydown', handleKey);
    document.removeEventListener('mouseup', handleMouse);
  };
  return { press, stop, useLayout, useSettings };
}

function find(selector: string): HTMLElement {
  return document.querySelector(selector) as HTMLElement;
}

describe('keys of the window', () => {
  it('run the command in the table, once, and do nothing else', async () => {
    const { press, stop, useSettings } = await listen();
    const before = useSettings.getState().filtersWidth;
    expect(press('F9').defaultPrevented).toBe(true);
    expect(useSettings.getState().filtersWidth).toBe(0);
    press('F9');
    expect(useSettings.getState().filtersWidth).toBe(before);
    press('>', { ctrlKey: true, shiftKey: true, code: 'Period' });
    expect(useSettings.getState().textSize).toBe(110);
    stop();
  });

  it('give the search box the keyboard, all of its text chosen', async () => {
    const { press, stop } = await listen();
    press('k', { ctrlKey: true });
    expect(document.activeElement).toBe(find('#search-posts'));
    const field = find('#search-posts') as HTMLInputElement;
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 5]);
    stop();
  });

  it('take a slash for the search, but not from someone who types', async () => {
    const { press, stop } = await listen();
    const textarea = find('textarea');
    textarea.focus();
    expect(press('/', {}, textarea).defaultPrevented).toBe(false);
    expect(document.activeElement).toBe(textarea);
    expect(press('/').defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(find('#search-posts'));
    stop();
  });

  it('go one step back with Escape: to the list, then to the search', async () => {
    const { press, stop } = await listen();
    press('Escape');
    expect(document.activeElement).toBe(find('[role="option"]'));
    press('Escape', {}, find('[role="option"]'));
    expect(document.activeElement).toBe(find('#search-posts'));
    stop();
  });

  it('are left alone in a dialog, while something is composed, and where they have done their work', async () => {
    const { press, stop, useSettings } = await listen();
    const { filtersWidth } = useSettings.getState();
    press('F9', { isComposing: true });
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    press('F9');
    dialog.remove();
    const button = document.createElement('button');
    button.addEventListener('keydown', (event) => event.preventDefault());
    document.body.append(button);
    press('F9', {}, button);
    expect(useSettings.getState().filtersWidth).toBe(filtersWidth);
    stop();
  });

  it('leave keys without a command to the page', async () => {
    const { press, stop } = await listen();
    for (const key of ['a', 'Enter', 'ArrowDown', 'F5']) {
      expect(press(key).defaultPrevented).toBe(false);
    }
    stop();
  });
});

describe('the buttons of a mouse', () => {
  it('go back and forward, and no other does', async () => {
    const { stop } = await listen();
    const release = (button: number) => {
      const event = new MouseEvent('mouseup', { button, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([0, 1, 2, 3, 4].map(release)).toEqual([false, false, false, true, true]);
    stop();
  });
});
