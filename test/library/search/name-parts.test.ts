import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../main/library/search/name-parts.ts';

describe('partsOf', () => {
  it.each([
    ['saveAllTabs', ['save', 'All', 'Tabs']],
    ['JSONFileReader', ['JSON', 'File', 'Reader']],
    ['readPDFFile', ['read', 'PDF', 'File']],
    ['openURLs', ['open', 'URLs']],
    ['pointX', ['point', 'X']],
    ['useXAxis', ['use', 'X', 'Axis']],
    ['eBook', ['e', 'Book']],
    ['crc32checksum', ['crc32', 'checksum']],
    ['20th', ['20th']],
    ['h264', ['h264']],
    ['3f9ac0', ['3f9ac0']],
    ['Sentence', ['Sentence']],
    ['LOUD', ['LOUD']],
    ['größeÄndern', ['größe', 'Ändern']],
    ['новыйПост', ['новый', 'Пост']],
    ['', ['']],
  ])('takes %s apart', (name, parts) => {
    expect(partsOf(name)).toEqual(parts);
  });
});
