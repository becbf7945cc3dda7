import { describe, expect, it } from 'vitest';
import { isEvident } from '../../../../main/library/render/markdown/is-evident.ts';

function evident(words: string): boolean {
  return isEvident(words, { nonce: 'n0abc', isReference: (label) => label === 'known' });
}

describe('evident Markdown', () => {
  it.each([
    '*A caption of words*',
    'Words and **more words**, then',
    '**🎉 Party**',
    '中文**粗体**中文',
    '_two words_',
    '<i>*one*</i>',
    '*<b>one</b>*',
    'see [it](https://example.org/x_(y))',
    'see [it](/sea "Sea")',
    'see [it](#here)',
    'see [it](notes.pdf)',
    'see [it](<a b/c d>)',
    'see [it](n0abct12z)',
    '[it][known]',
    '![boat](boat)',
    'run `make all` first',
  ])('is in %s', (words) => {
    expect(evident(words)).toBe(true);
  });

  it.each([
    'plain words, (in brackets) [and others]',
    '2 * 3 * 4 = 24 and 5*4*3',
    'f(*args, **kwargs)',
    '/* a comment */',
    'footnote *1 and *2',
    '* one * two *',
    '\\*not this\\*',
    'snake_case_name, _name_ and __init__',
    'a[0](b), foo(bar)[1](2.5) and [a-z](.*)',
    '[it][unknown]',
    "`a' and `b' and ``so''",
    '<a title="*x*" href="[y](/z.png">words</a>',
    '**not closed',
  ])('is not in %s', (words) => {
    expect(evident(words)).toBe(false);
  });
});
