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
  // What one mail program takes for the name of a person, another one takes apart.
  ['mailto:a@b.example&attach=/etc/passwd', null],
  ['mailto:a@b.example%26attach=/etc/passwd', null],
  ['mailto:a@b.example%3Fattach=/etc/passwd', null],
  ['mailto:a@b.example%253Fattach%3D/etc/passwd', null],
  ['mailto:a@b.example;attachment=/etc/passwd', null],
  ['mailto:a@b.example#?attach=/etc/passwd', null],
  ['mailto:a@b.example?body=x%26attach=/etc/passwd', null],
  ['mailto:a@b.example?body=a%26b', { href: 'mailto:a@b.example?body=a%26b', host: null }],
  ['mailto:a=b@c.example', { href: 'mailto:a=b@c.example', host: null }],
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
