import { describe, expect, it } from 'vitest';
import { textDirection } from '../../../../renderer/post/frame/text-direction.ts';

function direction(html: string, { title = '', lang = '' } = {}): string {
  return textDirection({ html, title, lang });
}

describe('the direction of a post', () => {
  it('is that of most of its letters, tags and entities apart', () => {
    expect(direction('<p>English words, and שלום.</p>')).toBe('ltr');
    expect(direction('<p class="figure center">שלום לכולם, English</p>', { title: 'מילים' })).toBe('rtl');
    expect(direction('<p>مرحبا&nbsp;&amp; أهلا</p>')).toBe('rtl');
    expect(direction('<p>1999 — 2024</p>')).toBe('ltr');
    expect(direction('', { title: 'עברית' })).toBe('rtl');
  });

  it('is that of its language where it has letters of that', () => {
    const technical = '<p>npm install offprint-reader --save-dev: התקנה</p>';
    expect(direction(technical)).toBe('ltr');
    expect(direction(technical, { lang: 'he' })).toBe('rtl');
    expect(direction(technical, { lang: 'az-Arab-IR' })).toBe('rtl');
    expect(direction('<p>English in a Hebrew blog</p>', { lang: 'he' })).toBe('ltr');
    expect(direction('<p>Words</p>', { lang: 'arn' })).toBe('ltr');
  });
});
