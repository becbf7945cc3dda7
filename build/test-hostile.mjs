/*
 * `npm run test:hostile` runs every case of the hostile folder and prints the result of each. `npm test` runs only a
 * tenth of them.
 * `npm run test:hostile -- script cost04` runs those whose ids begin with these names.
 * `npm run test:hostile -- layers` builds the app without one of its layers of defence, and without all of them;
 * `layers 2/5` tries the second of five parts of the cases.
 * `npm run test:hostile -- given FOLDER` judges the posts of another program, which also wrote FOLDER/manifest.json.
 * `npm run test:hostile -- --big` makes folders and files that are too large, in a temporary folder.
 */
process.env['OFFPRINT_HOSTILE'] = process.argv.slice(2).join(' ') || 'all';
process.argv.splice(2, process.argv.length, 'e2e', 'test/hostile/');
await import('./test.mjs');
