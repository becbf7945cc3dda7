import { describe, expect, it } from 'vitest';
import { publishFiles, publishFixture } from '../../publish-fixture.ts';
import { inEnglish } from '../../../../english.ts';

describe('an export of WordPress', () => {
  it('is recognised by the pictures beside its posts, and says what is not known', async () => {
    const { why, site } = await publishFixture('export/wordpress');
    expect(why).toBe('its posts have pictures in a folder images beside them, as exports of WordPress do');
    expect(site.notes.map(inEnglish)).toEqual([
      'An export does not say what address its posts had; what is shown is their place in the folder.',
    ]);
  });
});

describe('an export of Ghost', () => {
  it('is recognised by the key that its posts have', async () => {
    expect((await publishFixture('export/ghost')).why).toBe('its posts name a feature_image, as exports of Ghost do');
  });
});

it('does not claim a plain folder whose covers are paths', async () => {
  const { site } = await publishFiles({
    '2020/a.md': '---\ntitle: A\ncoverImage: /img/a.png\n---\n',
    '2020/b.md': 'B\n',
    'img/a.png': '',
  });
  expect(site.generator).toBe('plain');
});
