#!/usr/bin/env node
import { readFpmArguments } from './fpm-arguments.mjs';
import { makeDeb } from './make-deb.mjs';
import { makeRpm } from './make-rpm.mjs';

/*
 * Stands in for fpm, which electron-builder makes deb and rpm packages with, where the real one can't be fetched.
 * It knows the options that electron-builder passes and no others.
 */
try {
  const request = readFpmArguments(process.argv.slice(2));
  await (request.type === 'deb' ? makeDeb(request) : makeRpm(request));
} catch (error) {
  process.stderr.write(`fpm stand-in: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
