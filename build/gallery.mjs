import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from './build-app.mjs';
import { galleryUsage, readGalleryArguments } from './gallery/arguments.mjs';
import { readmeFolder, readmePictures } from './gallery/readme.mjs';
import { takePictures } from './gallery/take-pictures.mjs';
import { personFolder } from './places.mjs';
import { runScript, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { withDisplay } from './xvfb.mjs';

await runScript(async () => {
  const typed = process.argv.slice(2);
  if (typed.includes('--help')) {
    process.stdout.write(`${galleryUsage()}\n`);
    return;
  }
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
