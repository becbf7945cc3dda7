import { expect, it } from 'vitest';
import { parseWebAddress } from '../../../main/security/web-address.ts';

it.each([
  ['https://Example.com/a b', { href: 'https://example.com/a%20b', host: 'example.com' }],
  ['HTTP://example.com:8080', { href: 'http://example.com:8080/', host: 'example.com:8080' }],
  ['https://bank.example@evil.example/', { href: 'https://bank.example@evil.example/', host: null }],
  ['mailto:a@b.example?subject=Hi', { href: 'mailto:a@b.example?subject=Hi', host: null }],
  ['mailto:a@b.example?subject=Hi&Attach=/etc/passwd', null],
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
