import { expect, it, onTestFinished } from 'vitest';
import { homepage, version } from '../../package.json';
import { chooseMenu, eventually, externalCalls, launchOffprint, recordExternal } from './offprint-app.ts';

it('asks before it sends a person to the page of releases, and makes no request of its own', async () => {
  const app = await launchOffprint();
  onTestFinished(() => app.close());
  await recordExternal(app, 1);
  await chooseMenu(app, 'Help', 'Release Notes and Updates…');
  await eventually(async () => (await externalCalls(app)).asked).toEqual([
    { message: 'Open this page in your browser?', detail: expect.stringContaining(`\n\n${homepage}/releases`) },
  ]);
  expect((await externalCalls(app)).opened, 'after Cancel').toEqual([]);
  await recordExternal(app, 0);
  await chooseMenu(app, 'Help', 'Release Notes and Updates…');
  await eventually(async () => (await externalCalls(app)).opened).toEqual([`${homepage}/releases`]);
});

it('names in About its version, its age, and the makers of its fonts', async () => {
  const app = await launchOffprint();
  onTestFinished(() => app.close());
  // The panel is a window of the system, which a test can't read. So the options that it is given are recorded.
  await app.electron.evaluate(({ app }) => {
    const shown: unknown[] = [];
    let options: unknown = null;
    Object.assign(app, {
      setAboutPanelOptions: (given: unknown) => {
        options = given;
      },
      showAboutPanel: () => shown.push(options),
    });
    Object.assign(globalThis, { offprintAbout: shown });
  });
  await chooseMenu(app, ...(process.platform === 'darwin' ? ['Offprint'] : ['Help']), 'About Offprint');
  const shown = await app.electron.evaluate(() => (globalThis as { offprintAbout?: unknown[] }).offprintAbout);
  expect(shown).toEqual([
    expect.objectContaining({
      applicationName: 'Offprint',
      applicationVersion: `${version}, run from its source`,
      credits: expect.stringMatching(/Source Serif 4, Inter and JetBrains Mono.*SIL Open Font License/),
    }),
  ]);
});
