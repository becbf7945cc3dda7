import { describe, expect, it } from 'vitest';
import { plainText } from '../../../main/library/metadata/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['Tom &amp; Jerry', 'Tom & Jerry'],
    ['It&#8217;s &quot;fine&quot; &mdash; &hellip;', 'It’s "fine" — …'],
    ['&lt;b&gt; is a tag', '<b> is a tag'],
    ['A *small* boat', 'A small boat'],
    ['A **very *small* brown** boat', 'A very small brown boat'],
    ['A _small_ boat, ~~sold~~', 'A small boat, sold'],
    ['A __very small__ boat', 'A very small boat'],
    ['(*Moby-Dick*), again', '(Moby-Dick), again'],
    ['The `ls -la *.md` command', 'The ls -la *.md command'],
    ['``a ` b`` and `<em>&amp;`', 'a ` b and <em>&amp;'],
    ['See [the docs](https://a.example/x_(y) "Docs") first', 'See the docs first'],
    ['![A boat](boat.png) ahoy', 'A boat ahoy'],
    ['A <em>small</em> <span class="x">boat</span><br>at sea', 'A small boat at sea'],
    ['Not \\*small\\*, and \\`plain\\`', 'Not *small*, and `plain`'],
    ['H<sub>2</sub>O', 'H2O'],
  ])('takes the markup from %o', (written, text) => {
    expect(plainText(written)).toBe(text);
  });

  it.each([
    'Plain words',
    'AT&T and R&D, a&copy',
    'vector<int> & map<string, b>',
    'What the <b> tag does',
    'a < b > c',
    '2 * 3 * 4 = 24',
    'f*ck and sh*t',
    '*.md and *.txt',
    '*args, **kwargs',
    'snake_case_name and other_name_',
    'What __init__ and __main__ do',
    '_config.yml and _posts',
    '[Solved] Array[0](1)',
    'One ` tick and ~/home ~/work',
    'C:\\Users\\me',
    '<script>alert(1)</script>',
    '***',
    '_ _ _',
  ])('leaves %o as it is', (written) => {
    expect(plainText(written)).toBe(written);
  });

  it('leaves a text alone that is longer than any title', () => {
    const long = '*a* '.repeat(600);
    expect(plainText(long)).toBe(long);
  });
});

it('keeps a text that is nothing but markup', () => {
  for (const text of ['<img src=x onerror="window.__pwned=1">', '<p></p>', '<b></b>', '[](https://example.org/)']) {
    expect(plainText(text), text).toBe(text);
  }
});
