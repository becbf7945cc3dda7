/* `npm run test:hostile`: every case of the hostile folder, of which `npm test` tries a tenth, and what came of each. */
process.env['OFFPRINT_HOSTILE'] = 'all';
process.argv.splice(2, process.argv.length, 'e2e', 'test/hostile/');
await import('./test.mjs');
