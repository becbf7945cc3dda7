#!/usr/bin/env node
import { readFpmArguments } from './fpm-arguments.mjs';
import { makeDeb } from './make-deb.mjs';
import { makeRpm } from './make-rpm.mjs';

/*
 * Replaces fpm, with which electron-builder makes deb and rpm packages, if it can't be downloaded. It knows only the
 * options that electron-builder passes.
 */
try {
  const request = readFpmArguments(process.argv.slice(2));
  await (request.type === 'deb' ? makeDeb(request) : makeRpm(request));
} catch (error) {
  process.stderr.write(`fpm stand-in: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
