import { beforeAll, expect, it } from 'vitest';
import { describeWebAddress, parseWebAddress } from '../../../main/security/web-address.ts';
import { speak } from '../../../main/speech.ts';

beforeAll(() => speak('en'));

it.each([
  ['https://Example.com/a b', { href: 'https://example.com/a%20b', host: 'example.com' }],
  ['HTTP://example.com:8080', { href: 'http://example.com:8080/', host: 'example.com:8080' }],
  ['https://bank.example@evil.example/', { href: 'https://bank.example@evil.example/', host: null }],
  ['mailto:a@b.example?subject=Hi', { href: 'mailto:a@b.example?subject=Hi', host: null }],
  ['mailto:a@b.example?subject=Hi&Attach=/etc/passwd', null],
  // Some mail programs read this as the name of a person, others as fields.
  ['mailto:a@b.example&attach=/etc/passwd', null],
  ['mailto:a@b.example%26attach=/etc/passwd', null],
  ['mailto:a@b.example%3Fattach=/etc/passwd', null],
  ['mailto:a@b.example%253Fattach%3D/etc/passwd', null],
  ['mailto:a@b.example;attachment=/etc/passwd', null],
  ['mailto:a@b.example#?attach=/etc/passwd', null],
  ['mailto:a@b.example?body=x%26attach=/etc/passwd', null],
  ['mailto:a@b.example?body=a%26b', { href: 'mailto:a@b.example?body=a%26b', host: null }],
  ['mailto:a=b@c.example', { href: 'mailto:a=b@c.example', host: null }],
  [
    'mailto:a@b.example?TO=c@d.example&cc=e@f.example&bcc=g@h.example&body=x',
    { href: 'mailto:a@b.example?TO=c@d.example&cc=e@f.example&bcc=g@h.example&body=x', host: null },
  ],
  // Only the usual fields are allowed, wherever a mail program may find others.
  ['mailto:a@b.example?x-file=/etc/passwd', null],
  ['mailto:a@b.example?subject=Hi&from=c@d.example', null],
  ['mailto:a@b.example;bcc=c@d.example', null],
  ['mailto:a@b.example%26x-file%20=/etc/passwd', null],
  ['mailto:a@b.example%26%20x-file=/etc/passwd', null],
  ['mailto:a@b.example%26--=/etc/passwd', null],
  ['mailto:a@b.example?body=x%26%20attach%20=/etc/passwd', null],
  ['mailto:a@b.example?body=x%26attach=/etc/passwd', null],
  ['mailto:a@b.example?body=attach=/etc/passwd', { href: 'mailto:a@b.example?body=attach=/etc/passwd', host: null }],
  ['https://:secret@evil.example/', { href: 'https://:secret@evil.example/', host: null }],
  ['https://name@evil.example/', { href: 'https://name@evil.example/', host: null }],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['data:text/html,x', null],
  ['ms-msdt:/id', null],
  ['offprint://app/index.html', null],
  ['//example.com', null],
  ['relative.html', null],
  ['', null],
])('reads %j as %j', (text, address) => {
  expect(parseWebAddress(text)).toEqual(address);
});

function described(text: string): string {
  const address = parseWebAddress(text);
  return address === null ? '' : describeWebAddress(address);
}

it('shows the site or the addressee apart from the address, however long that is', () => {
  expect(described('https://example.com/a')).toBe('Site: example.com (https)\n\nhttps://example.com/a');
  expect(described('mailto:a@b.example?subject=Hi')).toBe('Mail to: a@b.example\n\nmailto:a@b.example?subject=Hi');
  const long = described(`http://${'bank.example-'.repeat(200)}@evil.example/`);
  expect(long.split('\n').slice(0, 2)).toEqual([
    'Site: evil.example (http)',
    'What stands before the “@” is not the site.',
  ]);
  expect(long).toMatch(/\(and 1,\d\d\d more characters\)$/);
});

it('says that a mail has no addressee yet, and that a password is not the site', () => {
  expect(described('mailto:?subject=Hi')).toBe('Mail to: nobody yet\n\nmailto:?subject=Hi');
  expect(described('https://:secret@evil.example/').split('\n')).toContain(
    'What stands before the “@” is not the site.',
  );
});

it('shows an address whole that is just short enough, and cuts one that is longer', () => {
  const start = 'https://example.com/';
  const whole = `${start}${'a'.repeat(1_500 - start.length)}`;
  expect(described(whole)).toBe(`Site: example.com (https)\n\n${whole}`);
  expect(described(`${whole}bc`)).toBe(`Site: example.com (https)\n\n${whole}…\n\n(and 2 more characters)`);
});
