type Environment = Record<string, string | undefined>;

/**
 * On Linux, GTK's theme decides the colours of the menu bar and of file dialogs, and Electron's `themeSource` does not
 * reach it. GTK reads the name of its theme while Electron gets ready, so this must be called before `ready`, and what it
 * returns at `ready`: programs that Offprint starts later must not get the name. What the person has set stays. Without
 * effect elsewhere, in other themes, and on a theme that is chosen later: the next start shows it.
 */
export function askForDarkMenus(
  theme: string,
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): () => void {
  if (platform !== 'linux' || theme !== 'dark' || environment['GTK_THEME'] !== undefined) {
    return () => {};
  }
  // The theme that is part of GTK itself.
  environment['GTK_THEME'] = 'Adwaita:dark';
  return () => {
    delete environment['GTK_THEME'];
  };
}
