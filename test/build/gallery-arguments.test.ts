import { expect, test } from 'vitest';
import { galleryUsage, readGalleryArguments } from '../../build/gallery/arguments.mjs';

test('takes all pictures in the light theme in other languages, unless themes are named', () => {
  const looks = (...typed: string[]) =>
    readGalleryArguments(typed).looks.map(({ language, theme }) => `${language} ${theme.name}`);
  expect(looks('--languages=de')).toEqual(['de light']);
  expect(looks('--languages=de', '--themes=dark,sepia')).toEqual(['de sepia', 'de dark']);
  expect(looks('--languages=en').length).toBeGreaterThan(3);
});

test('stops at an option or a name that does not exist, before it starts anything', () => {
  expect(() => readGalleryArguments(['--theme=light'])).toThrow('no option “--theme=light”');
  expect(() => readGalleryArguments(['--quick'])).toThrow(galleryUsage());
  expect(() => readGalleryArguments(['--themes=pink'])).toThrow('no “pink”');
});

test('explains each list with all that it may name', () => {
  expect(galleryUsage()).toContain('--widths=     1440,');
  expect(galleryUsage()).toContain('--languages=  en, de, ja');
});
