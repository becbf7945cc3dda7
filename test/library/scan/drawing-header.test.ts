import { describe, expect, it } from 'vitest';
import { drawingSize } from '../../../main/library/scan/drawing-header.ts';

function sizeOf(text: string) {
  return drawingSize(Buffer.from(text));
}

function tag(attributes: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="7" height="7"/></svg>`;
}

describe('the size of a drawing', () => {
  it.each([
    ['both sides', tag('width="300" height="200"'), 300, 200, 1.5],
    ['both sides, whatever its box', tag("viewBox='0 0 9 9' height='2e2px' width=' +300.0 '"), 300, 200, 1.5],
    ['units', tag('width="1in" height="72pt"'), 96, 96, 1],
    ['metric units', tag('width="25.4mm" height="2.54cm"'), 96, 96, 1],
    ['a width and a box', tag('width="80" viewBox="-5,-5 , 40 10"'), 80, null, 4],
    ['a height and a box', tag('height=".5" viewBox="\n0 0\t40 10 "'), null, 0.5, 4],
    ['a box', tag('viewBox="0 0 40 10"'), null, null, 4],
    ['a box and parts of the place', tag('width="100%" height="auto" viewBox="0 0 40 10"'), null, null, 4],
    ['nothing', '<svg>', null, null, null],
    ['a style of the ground', tag('width="8" height="4" style="background:#fff;max-width:9px"'), 8, 4, 2],
    ['a mark and a declaration', `\ufeff<?xml version="1.0"?>\r\n${tag('width="8" height="4"')}`, 8, 4, 2],
    ['comments with tags', `<!-- <svg width="1" height="1"> ->-->${tag('width="8" height="4"')}`, 8, 4, 2],
    [
      'entities and a comment in its type',
      `<!DOCTYPE svg PUBLIC "-//W3C//>" [\n<!ENTITY a "]>"><!-- it's ]> -->\n] >${tag('width="8" height="4"')}`,
      8,
      4,
      2,
    ],
    ['a prefix', `<svg:svg xmlns:svg="x" width="8"\nheight = "4"/>`, 8, 4, 2],
    [
      'other attributes with such names',
      tag('data-width="1" inkscape:height="2" width="8" height="4" title=">"'),
      8,
      4,
      2,
    ],
  ])('is read from one with %s', (_what, text, width, height, ratio) => {
    expect(sizeOf(text)).toEqual({ width, height, ratio });
  });

  it.each([
    ['no tag', 'width="3" height="4"'],
    ['another tag', '<html width="3" height="4"><svg width="3" height="4">'],
    ['a longer name', '<svgs width="3" height="4">'],
    ['a tag that does not end', '<svg width="3" height="4"'],
    ['a value that does not end', '<svg width="3" height="4>'],
    ['values without quotes', '<svg width=3 height=4>'],
    ['a comment that does not end', '<!-- <svg width="3" height="4">'],
    ['a type that does not end', '<!DOCTYPE svg [ <svg width="3" height="4">'],
    ['a side below zero', tag('width="-3" height="4"')],
    ['no side at all', tag('width="0" height="4"')],
    ['an endless side', tag('width="1e999" height="4"')],
    ['a huge side', tag('width="100001" height="4"')],
    ['a side of digits', tag(`width="${'1'.repeat(20_000)}" height="4"`)],
    ['a side to be computed', tag('width="calc(1px + 2px)" height="4"')],
    ['an entity', tag('width="&w;" height="4"')],
    ['a unit of letters', tag('width="3ex" height="4"')],
    ['a word', tag('width="NaN" height="4"')],
    ['a box of three', tag('width="3" viewBox="0 0 3"')],
    ['an empty box', tag('viewBox="0 0 0 4"')],
    ['a box of words', tag('viewBox="0 0 Infinity 4"')],
    ['a box of spaces', tag(`viewBox="0${' '.repeat(20_000)}0 3 4"`)],
    ['a box that it does not keep to', tag('viewBox="0 0 3 4" preserveAspectRatio="none"')],
    ['a size in its style', tag('width="3" height="4" style="color:red; WIDTH : 9px"')],
    ['UTF-16', Buffer.from(`\ufeff${tag('width="3" height="4"')}`, 'utf16le').toString('latin1')],
    ['nothing in it', ''],
  ])('is not guessed from one with %s', (_what, text) => {
    expect(sizeOf(text)).toBeNull();
  });

  it('comes to an end with every beginning', () => {
    const whole = `<?xml?><!-- --><!DOCTYPE svg [<!ENTITY a "]>">]>${tag('width="8" height="4"')}`;
    const ends = Array.from({ length: whole.length }, (_, length) => sizeOf(whole.slice(0, length)));
    expect(ends.filter((size) => size !== null && size.width !== 8)).toEqual([]);
  });
});
