import { app } from 'electron';
import { say } from '../speech.ts';
import { describeAge, readRelease } from './release.ts';

/** Shows the version of Offprint and its age. It never asks for a newer version. */
export function showAbout(): void {
  const release = readRelease(app.getAppPath());
  app.setAboutPanelOptions({
    applicationName: 'Offprint',
    applicationVersion: `${release.version}, ${describeAge(release, new Date())}`,
    copyright: say('about.copyright'),
    website: new URL(release.page).origin,
    credits: `${say('about.credits')}

${say('about.faces')}`,
  });
  app.showAboutPanel();
}
