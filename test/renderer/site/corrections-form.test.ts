import { describe, expect, it } from 'vitest';
import { foldersText, formOf, parseForm } from '../../../renderer/site/corrections-form.ts';

const empty = formOf({});

describe('the form that corrects what a folder was taken for', () => {
  it('takes empty fields for “as detected”', () => {
    expect(parseForm(empty)).toEqual({ ok: true, corrections: {} });
    expect(parseForm({ ...empty, staticRoots: ' \n\n' })).toEqual({ ok: true, corrections: {} });
  });

  it('gives back what it was filled from', () => {
    const corrections = {
      generator: 'hugo',
      site: 'blog/',
      contentRoot: '',
      staticRoots: ['', 'themes/blue/static'],
      addresses: ['https://blog.example/'],
    };
    expect(parseForm(formOf(corrections))).toEqual({ ok: true, corrections });
  });

  it('takes a dot for the opened folder as the site', () => {
    expect(formOf({ site: '' }).site).toBe('.');
    expect(parseForm({ ...empty, site: '.' })).toEqual({ ok: true, corrections: { site: '' } });
  });

  it('reads paths as people write them', () => {
    expect(parseForm({ ...empty, contentRoot: ' ./content\\posts/ ' })).toEqual({
      ok: true,
      corrections: { contentRoot: 'content/posts' },
    });
  });

  it.each(['../other', '/srv/blog', 'C:\\blog', 'a/../../b'])(
    'refuses %s, which is not within the folder',
    (folder) => {
      expect(parseForm({ ...empty, contentRoot: folder })).toMatchObject({ ok: false, field: 'contentRoot' });
      expect(parseForm({ ...empty, staticRoots: `static\n${folder}` })).toMatchObject({
        ok: false,
        field: 'staticRoots',
      });
    },
  );

  it.each(['blog.example', 'file:///srv', 'javascript:alert(1)'])('refuses %s as an address', (address) => {
    expect(parseForm({ ...empty, addresses: address })).toMatchObject({ ok: false, field: 'addresses' });
  });

  it('names the folder itself', () => {
    expect(foldersText(['', 'static'])).toBe('the folder itself, static');
  });
});
