import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../../build/places.mjs';
import { canMount, mountSmallDisk } from '../small-disk.ts';
import { eventually, launchOffprint } from './offprint-app.ts';

describe('a profile that can’t be written', () => {
  it.skipIf(!canMount())('causes a message, and everything can still be read', async () => {
    const disk = mountSmallDisk('ro');
    onTestFinished(() => disk?.remove());
    const app = await launchOffprint({ folder: path.join(repository, 'content'), userData: disk?.folder });
    onTestFinished(() => app.close());
    await eventually(() => app.page.getByRole('alert').textContent()).toMatch(
      /can’t write to its own folder for settings/,
    );
    await app.open('Welcome to Offprint');
    expect(await app.heading.textContent()).toBe('Welcome to Offprint');
  });
});
