type Environment = Record<string, string | undefined>;

/**
 * Makes menu bar and file dialogs dark on Linux, where GTK's theme decides their colours and Electron's `themeSource`
 * does not. It does nothing on other systems, with another `theme`, or if the person has named a theme of GTK. GTK
 * reads the name while Electron gets ready. So call this before `ready`. Call the returned function at `ready`, so that
 * programs which Offprint starts do not get the name. A theme that is chosen later is seen at the next start.
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
