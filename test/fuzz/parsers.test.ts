import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFrontMatter } from '../../main/library/front-matter/parse-front-matter.ts';
import { postMetadata } from '../../main/library/metadata/post-metadata.ts';
import type { TemplateLanguage } from '../../main/library/render/dialect.ts';
import { parseTemplates } from '../../main/library/render/templates/parse-templates.ts';
import { parseByteRange } from '../../main/protocols/byte-range.ts';
import { parseWebAddress } from '../../main/security/web-address.ts';
import { holds, textOf } from './fuzz.ts';

const headers = textOf(
  ...[
    '---\n',
    '+++\n',
    ';;;\n',
    '---js\n',
    '\n',
    '\r\n',
    ' ',
    '{',
    '}',
    '"',
    "'",
    ':',
    ': ',
    '= ',
    '[',
    ']',
    ',',
    '- ',
  ],
  ...[
    'title',
    'tags',
    'date',
    '2024-03-01',
    '&a',
    '*a',
    '<<',
    '!!js/function',
    '#',
    '|',
    '>',
    '__proto__',
    '.. a: b',
    '<!--',
    '-->',
  ],
);

it('any front matter is either parsed or left as text, and no text of the body is lost', () => {
  holds(
    headers.chain((text) =>
      fc.constantFrom(text, `---\n${text}\n---\nbody`, `+++\n${text}\n+++\nbody`, `{${text}}\nbody`),
    ),
    (text) => {
      const { body, bodyLine, fields } = parseFrontMatter(text, ['meta', 'unopened', 'comment']);
      const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
      expect(plain.endsWith(body)).toBe(true);
      const above = plain.slice(0, plain.length - body.length);
      // The line of an empty body may be the one after the end.
      expect(Math.abs(above.split('\n').length - bodyLine)).toBeLessThanOrEqual(body === '' ? 1 : 0);
      expect(postMetadata(fields, { path: 'a.md', modified: 0 }).title.length).toBeLessThanOrEqual(2_000);
      expect('polluted' in {}).toBe(false);
    },
  );
});

it('any template call becomes a placeholder, and the text around it stays', () => {
  const languages: readonly TemplateLanguage[] = [
    'none',
    'hugo',
    'zola',
    'liquid',
    'hexo',
    'mdx',
    'nunjucks',
    'wordpress',
  ];
  const templates = textOf(
    ...[
      '{{',
      '}}',
      '{{<',
      '>}}',
      '{{%',
      '%}}',
      '{%',
      '%}',
      '{#',
      '#}',
      '{',
      '}',
      '<A',
      '/>',
      '</A>',
      '<',
      '>',
      '"',
      "'",
      '`',
    ],
    ...[
      '```\n',
      '~~~\n',
      '    ',
      '\n',
      ' ',
      'raw',
      'endraw',
      'highlight',
      'endhighlight',
      '/',
      '=',
      '$',
      '\\',
      'import x',
      'export y',
    ],
  );
  holds(fc.tuple(templates, fc.constantFrom(...languages)), ([text, language]) => {
    const { calls, lineOf } = parseTemplates(text, { language, nonce: 'abc123', firstLine: 3 });
    expect(calls.length).toBeLessThanOrEqual(text.length);
    expect(lineOf(0)).toBeGreaterThanOrEqual(3);
  });
});

it('a range of bytes lies within the file', () => {
  const ranges = textOf('bytes=', '-', ',', '0', '1', '99999999999999', ' ');
  holds(fc.tuple(ranges, fc.nat(1_000)), ([header, size]) => {
    const range = parseByteRange(header, size);
    if (range !== null && range !== 'unsatisfiable') {
      expect(0 <= range.start && range.start < range.end && range.end <= size).toBe(true);
    }
  });
});

it('only web and mail addresses are opened', () => {
  const addresses = textOf(
    'http:',
    'https:',
    'mailto:',
    'javascript:',
    'file:',
    '//',
    '/',
    '@',
    '?',
    '&',
    'attach=',
    'a.example',
    '\t',
    '\\',
    '%00',
  );
  holds(addresses, (text) => {
    const address = parseWebAddress(text);
    expect(address === null || /^(?:https?:\/\/|mailto:)/.test(address.href)).toBe(true);
    expect(address?.href ?? '').not.toMatch(/^mailto:[^?]*\?(?:.*&)?attach=/i);
  });
});
