import path from 'node:path';
import { repository } from '../../build/places.mjs';
import { launchOffprint, type OffprintApp } from './offprint-app.ts';

/** Starts the app with a post that has one of each kind of text. */
export async function openSpecimen(): Promise<OffprintApp> {
  const app = await launchOffprint({ folder: path.join(repository, 'test', 'fixtures', 'specimen') });
  await app.whenSearchable();
  await app.open('A specimen');
  return app;
}
