import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from './build-app.mjs';
import { readGalleryArguments } from './gallery/arguments.mjs';
import { readmeFolder, readmePictures } from './gallery/readme.mjs';
import { takePictures } from './gallery/take-pictures.mjs';
import { personFolder } from './places.mjs';
import { runScript, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { withDisplay } from './xvfb.mjs';

/*
 * `npm run gallery -- [FOLDER] [--states=list,post] [--themes=light,dark] [--languages=de,ja] [--widths=1440,900]` shows the
 * real app in each state, theme, language and width and writes a picture of each: for looking at, after anything that has
 * to do with looks. Other languages than English are shown in the light theme, unless themes are named too.
 * `npm run gallery -- --readme` writes the pictures of the README instead.
 */
await runScript(async () => {
  const typed = process.argv.slice(2);
  const asked = typed.includes('--readme') ? null : readGalleryArguments(typed);
  await setUp();
  await buildApp();
  const folder =
    asked === null ? readmeFolder : path.resolve(personFolder, asked.folder ?? path.join(tmpdir(), 'offprint-gallery'));
  let taken = 0;
  await withDisplay(async (env) => {
    for (const part of asked === null ? readmePictures() : [asked]) {
      taken += await takePictures({ ...part, folder, env });
    }
  });
  say(`${taken} pictures are in ${folder}`);
});
