import { describe, expect, it } from 'vitest';
import {
  fileKindOf,
  isMarkdown,
  isPostExtension,
  markdownExtensions,
  withoutMarkdown,
  withoutPageEnding,
} from '../../../main/library/scan/file-kinds.ts';
import {
  audioExtensions,
  mediaKind,
  pictureExtensions,
  pictureKind,
  pictureName,
  videoExtensions,
} from '../../../main/library/scan/media-kind.ts';
import { findShownType } from '../../../main/security/file-types.ts';

describe('Markdown', () => {
  it.each(markdownExtensions)('is a post, and a name without its end, as .%s', (extension) => {
    const name = `2024/a.b.${extension.toUpperCase()}`;
    expect(fileKindOf(name)).toBe('post');
    expect(isMarkdown(name)).toBe(true);
    expect(isPostExtension(extension)).toBe(true);
    expect(withoutMarkdown(name)).toBe('2024/a.b');
    expect(withoutPageEnding(name)).toBe('2024/a.b');
  });

  it.each(markdownExtensions)('is a post that keeps its name, if it is called .%s and nothing else', (extension) => {
    for (const name of [`.${extension}`, `2024/.${extension}`]) {
      expect(fileKindOf(name)).toBe('post');
      expect(withoutMarkdown(name)).toBe(name);
    }
  });

  it('is not recognised by a similar ending', () => {
    expect(['.md', 'a/.md', 'amd', 'a.md/b', 'a.mdown.txt', 'a.html'].filter(isMarkdown)).toEqual([]);
    expect(['a.txt', 'a.html', 'readme'].map(withoutMarkdown)).toEqual(['a.txt', 'a.html', 'readme']);
    expect(['a.html', 'a.htm', 'a.html.md', 'a.txt'].map(withoutPageEnding)).toEqual(['a', 'a', 'a.html', 'a.txt']);
  });
});

describe('pictures, films and sounds', () => {
  it('are known by their names and by addresses', () => {
    expect(['a.JFIF', 'b.ico', 'c.apng?v=2', '/d/e.jpe#f'].every((name) => pictureName.test(name))).toBe(true);
    expect(['jpg', 'a.jpg.zip', 'a.pdf', 'ajpg'].some((name) => pictureName.test(name))).toBe(false);
    expect(['a.MOV', 'b.opus', 'c.png'].map(mediaKind)).toEqual(['video', 'audio', null]);
  });

  it('are shown as they are, but for drawings', () => {
    expect(['a.png', 'b.SVG', 'c.pdf'].map(pictureKind)).toEqual(['ready', 'drawn', null]);
  });

  it('are served to the page if and only if the core counts them as shown', () => {
    const known = [...pictureExtensions, ...videoExtensions, ...audioExtensions];
    expect(known.filter((extension) => findShownType(extension) === null)).toEqual(['svg']);
    expect(pictureExtensions.map((extension) => findShownType(extension)?.kind ?? 'none')).toEqual(
      pictureExtensions.map((extension) => (extension === 'svg' ? 'none' : 'picture')),
    );
  });
});
