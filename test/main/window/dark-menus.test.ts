import { describe, expect, it } from 'vitest';
import { askForDarkMenus } from '../../../main/window/dark-menus.ts';

describe('the menus of a dark window', () => {
  it('are dark on Linux too, and programs that are started later do not hear of it', () => {
    const environment: Record<string, string | undefined> = { PATH: '/bin' };
    const stop = askForDarkMenus('dark', environment, 'linux');
    expect(environment).toEqual({ PATH: '/bin', GTK_THEME: 'Adwaita:dark' });
    stop();
    expect(environment).toEqual({ PATH: '/bin' });
  });

  it('keep what the person has set', () => {
    const environment: Record<string, string | undefined> = { GTK_THEME: 'HighContrast' };
    askForDarkMenus('dark', environment, 'linux')();
    expect(environment).toEqual({ GTK_THEME: 'HighContrast' });
  });

  it('are as the system has them in other themes, and elsewhere', () => {
    for (const [theme, platform] of [
      ['system', 'linux'],
      ['light', 'linux'],
      ['sepia', 'linux'],
      ['dark', 'darwin'],
      ['dark', 'win32'],
    ] as const) {
      const environment = {};
      askForDarkMenus(theme, environment, platform);
      expect(environment).toEqual({});
    }
  });
});
