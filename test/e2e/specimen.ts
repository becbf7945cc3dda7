import path from 'node:path';
import { repository } from '../../build/places.mjs';
import { launchOffprint, type OffprintApp } from './offprint-app.ts';

/** The app with a post open that has one of everything a post is set in. */
export async function openSpecimen(): Promise<OffprintApp> {
  const app = await launchOffprint({ folder: path.join(repository, 'test', 'fixtures', 'specimen') });
  await app.whenSearchable();
  await app.open('A specimen');
  return app;
}
