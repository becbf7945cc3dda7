import { deflateSync } from 'node:zlib';
import type { Draft } from '../hostile-case.ts';

function svg(content: string, size = 'width="300" height="200"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${content}</svg>`;
}

const drawings: Readonly<Record<string, string>> = {
  'a filter of noise': svg(
    '<filter id="f"><feTurbulence numOctaves="9999" baseFrequency="9"/></filter><rect width="9999" height="9999" filter="url(#f)"/>',
  ),
  'a filter of blur': svg(
    '<filter id="f"><feGaussianBlur stdDeviation="99999"/></filter><rect width="99" height="99" filter="url(#f)"/>',
  ),
  'filters in a row': svg(
    `<filter id="f">${'<feMorphology radius="200" operator="dilate"/>'.repeat(500)}</filter><rect width="99" height="99" filter="url(#f)"/>`,
  ),
  'a great size': svg('<rect width="1" height="1"/>', 'width="999999999" height="999999999"'),
  'no size': svg('<rect width="1" height="1"/>', 'viewBox="0 0 0 0"'),
  'patterns in patterns': svg(
    `${Array.from(
      { length: 9 },
      (_, at) =>
        `<pattern id="p${at + 1}" width=".1" height=".1"><rect width="99" height="99" fill="url(#p${at})"/></pattern>`,
    ).join('')}<rect width="300" height="200" fill="url(#p9)"/>`,
  ),
  'masks in masks': svg(
    `${Array.from(
      { length: 40 },
      (_, at) => `<mask id="m${at + 1}"><rect width="300" height="200" fill="#fff" mask="url(#m${at})"/></mask>`,
    ).join('')}<rect width="300" height="200" mask="url(#m40)"/>`,
  ),
  'a path of a million points': svg(`<path d="M0 0${'l9 9l-9 9'.repeat(250_000)}" stroke="#000"/>`),
  'marks along a path': svg(
    `<marker id="m"><circle r="9"/></marker><path d="M0 0${'l1 1'.repeat(50_000)}" marker-mid="url(#m)"/>`,
  ),
  'a long text': svg(`<text y="20">${'word '.repeat(100_000)}</text>`),
  'text on a path': svg(
    `<path id="p" d="M0 0${'l1 1'.repeat(5_000)}"/><text><textPath xlink:href="#p">${'word '.repeat(20_000)}</textPath></text>`,
  ),
  'movement without an end': svg(
    '<rect width="9" height="9"><animate attributeName="x" to="99" dur="1ms" repeatCount="indefinite"/></rect>'.repeat(
      3_000,
    ),
  ),
  'HTML in it': svg(
    `<foreignObject width="300" height="200">${'<div xmlns="http://www.w3.org/1999/xhtml">a'.repeat(500)}`,
  ),
  'gradients of many stops': svg(
    `<linearGradient id="g">${'<stop offset="0"/>'.repeat(100_000)}</linearGradient><rect width="300" height="200" fill="url(#g)"/>`,
  ),
  entities: `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${Array.from('bcdefghi', (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]>${svg('<text y="20">&i;</text>')}`,
  'itself as a picture': svg('<image href="ID.svg" width="99" height="99"/>'.repeat(100)),
  'groups in groups': svg(`${'<g opacity=".9">'.repeat(5_000)}<rect width="9" height="9"/>${'</g>'.repeat(5_000)}`),
};

/** A PNG of one colour: few bytes, many pixels. */
function blackPng(side: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const row = Math.ceil(side / 8) + 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(row * side))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A GIF of many frames, each of which changes one pixel of a large picture. */
function restlessGif(frames: number): Uint8Array {
  const frame = Buffer.from('21f90400000000002c0000000001000100000002024401003b', 'hex').subarray(0, -1);
  return Buffer.concat([
    Buffer.from('4749463839610010001080000000000000ffffff', 'hex'),
    Buffer.from('21ff0b4e45545343415045322e300301000000', 'hex'),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from(';'),
  ]);
}

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

const diagrams: Readonly<Record<string, string>> = {
  'a label of 50,000 letters': `graph TD\n a["${'word '.repeat(10_000)}"] --> b`,
  'parts in parts': `graph TD\n${lines(200, (at) => `subgraph s${at}`)}\na\n${'end\n'.repeat(200)}`,
  'loops in loops': `sequenceDiagram\n${'loop a\n'.repeat(300)}A->>B: c\n${'end\n'.repeat(300)}`,
  'settings in depth': `%%{init: ${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}%%\ngraph TD\n a --> b`,
  'a pie of 3,000 pieces': `pie\n${lines(3_000, (at) => `"p${at}" : 1`)}`,
  'commits of 1,000': `gitGraph\n${'commit\n'.repeat(1_000)}`,
  'entities of 400': `erDiagram\n${lines(400, (at) => `E${at} ||--o{ E${(at * 7) % 400} : has`)}`,
  'a chart of 10,000 values': `xychart-beta\nbar [${lines(10_000, String).replaceAll('\n', ',')}]`,
  'flows of 400': `sankey-beta\n${lines(400, (at) => `a${at},b${(at * 7) % 400},1`)}`,
  'a line of time': `timeline\n${lines(1_000, (at) => `${at} : a : b`)}`,
  'all to all': `graph TD\n${lines(70, (at) => lines(70, (to) => `a${at} --> a${to}`))}`,
};

/** Pictures, drawings and diagrams that cost time or memory. */
export function pictureCases(): readonly Draft[] {
  const large = blackPng(20_000);
  return [
    ...Object.entries(drawings).map(([name, drawing]) => ({
      tries: `to cost time by a drawing with ${name}`,
      body: '![x](ID.svg)',
      beside: { 'ID.svg': drawing },
    })),
    ...Object.entries(diagrams).map(([name, source]) => ({
      tries: `to cost time by a diagram with ${name}`,
      body: `\`\`\`mermaid\n${source}\n\`\`\``,
    })),
    { tries: 'to cost time by 300 diagrams', body: '```mermaid\ngraph TD\n a --> b\n```\n\n'.repeat(300) },
    { tries: 'to cost memory by a picture of many pixels', body: '![x](ID.png)', beside: { 'ID.png': large } },
    {
      tries: 'to cost memory by a cover of many pixels',
      header: '---\ntitle: ID\ncover: ID.png\n---',
      beside: { 'ID.png': large },
    },
    {
      tries: 'to cost memory by many pictures of many pixels',
      body: Array.from({ length: 20 }, (_, at) => `![x](ID-${at}.png)`).join(' '),
      beside: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`ID-${at}.png`, blackPng(10_000)])),
    },
    {
      tries: 'to cost memory by a picture in the post of many pixels',
      body: `![x](data:image/png;base64,${Buffer.from(large).toString('base64')})`,
    },
    { tries: 'to cost time by a picture that moves', body: '![x](ID.gif)', beside: { 'ID.gif': restlessGif(3_000) } },
    {
      tries: 'to cost time by 500 pictures that move',
      body: '![x](ID.gif) '.repeat(500),
      beside: { 'ID.gif': restlessGif(100) },
    },
    {
      tries: 'to cost time by a drawing in an address',
      body: `![x](data:image/svg+xml;base64,${Buffer.from(drawings['filters in a row'] ?? '').toString('base64')})`,
    },
    {
      tries: 'to cost time by 500 drawings',
      body: '![x](ID.svg)\n\n'.repeat(500),
      beside: { 'ID.svg': svg('<circle r="9"/>') },
    },
  ];
}
