import { app } from 'electron';
import { describeAge, readRelease } from './release.ts';

/** Shows which Offprint this is and how old it is: it never asks whether there is a newer one. */
export function showAbout(): void {
  const release = readRelease(app.getAppPath());
  app.setAboutPanelOptions({
    applicationName: 'Offprint',
    applicationVersion: `${release.version}, ${describeAge(release, new Date())}`,
    copyright: 'Free software under the MIT licence',
    website: new URL(release.page).origin,
    credits: 'Reads folders of posts. It never asks the network for anything and never writes to your folders.',
  });
  app.showAboutPanel();
}
