import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from './build-app.mjs';
import { readGalleryArguments } from './gallery/arguments.mjs';
import { takePictures } from './gallery/take-pictures.mjs';
import { personFolder } from './places.mjs';
import { runScript, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { withDisplay } from './xvfb.mjs';

/*
 * `npm run gallery -- [FOLDER] [--states=list,post] [--themes=light,dark] [--languages=de,ja] [--widths=1440,900]` shows the
 * real app in each state, theme, language and width and writes a picture of each: for looking at, after anything that has
 * to do with looks. Other languages than English are shown in the light theme, unless themes are named too.
 */
await runScript(async () => {
  const asked = readGalleryArguments(process.argv.slice(2));
  const folder = path.resolve(personFolder, asked.folder ?? path.join(tmpdir(), 'offprint-gallery'));
  await setUp();
  await buildApp();
  const taken = await withDisplay((env) => takePictures({ ...asked, folder, env }));
  say(`${taken} pictures are in ${folder}`);
});
