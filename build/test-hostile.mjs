/*
 * `npm run test:hostile`: every case of the hostile folder, of which `npm test` tries a tenth, and what came of each.
 * `npm run test:hostile -- cost file` tries those of these kinds, or of these names.
 * `npm run test:hostile -- --big`: folders and files that are too large, made in a temporary folder.
 */
process.env['OFFPRINT_HOSTILE'] = process.argv.slice(2).join(' ') || 'all';
process.argv.splice(2, process.argv.length, 'e2e', 'test/hostile/');
await import('./test.mjs');
