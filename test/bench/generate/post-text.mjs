import { drawBy } from './random.mjs';

/**
 * What a post is made from.
 * @typedef {{ title: string, author: string, tags: readonly string[], date: string, size: number, address: () => string }} PostPlan
 * `size` is how many bytes the file should come to; `address` gives the path of any post on the site.
 */

/** `share` of the posts have blocks of this kind. Those have `each` of them for every 14 paragraphs. */
const kinds = /** @type {const} */ ([
  { kind: 'paragraph', share: 1, each: 14 },
  { kind: 'code', share: 0.58, each: 6.45 },
  { kind: 'heading', share: 0.45, each: 6.1 },
  { kind: 'list', share: 0.6, each: 2.4 },
  { kind: 'html', share: 0.6, each: 2.2 },
  { kind: 'picture', share: 0.45, each: 1.8 },
  { kind: 'quote', share: 0.12, each: 1.7 },
  { kind: 'indented', share: 0.05, each: 2 },
  { kind: 'table', share: 0.01, each: 1 },
]);

const languages = ['bash', 'ruby', 'sql', 'perl', 'javascript', 'python', 'html', 'conf', 'plain', ''];

/**
 * The share of longer words that the post has used before. A real text stays on its subject, so it has fewer different
 * words than chance would give.
 */
const repeats = 0.6;

/**
 * Writes posts of invented words. Figures are those of end-point-blog unless said otherwise.
 * @param {import('./random.mjs').Chances} chances
 * @param {() => string} drawWord a word as often as it is used
 */
export function postWriter(chances, drawWord) {
  const { happens, between, pick, around, random } = chances;
  /** @type {string[]} */
  let said = [];

  const word = () => {
    const drawn = drawWord();
    if (drawn.length <= 3) {
      return drawn;
    }
    if (said.length > 8 && happens(repeats)) {
      return pick(said);
    }
    said.push(drawn);
    return drawn;
  };
  const words = (/** @type {number} */ count) => Array.from({ length: count }, word).join(' ');
  const name = () => (happens(0.2) ? `${word()}_${word()}` : word());

  const link = (/** @type {PostPlan} */ plan) =>
    `[${words(between(1, 4))}](${happens(0.23) ? plan.address() : `https://${word()}.example/${word()}/${word()}`})`;

  const spoken = (/** @type {PostPlan} */ plan) => {
    const chance = random();
    if (chance < 0.011) {
      return link(plan);
    }
    if (chance < 0.018) {
      return `\`${name()}\``;
    }
    if (chance < 0.0245) {
      return happens(0.5) ? `**${words(between(1, 3))}**` : `*${words(between(1, 3))}*`;
    }
    return chance < 0.033 ? `${word()}’s` : word();
  };

  const sentences = (/** @type {PostPlan} */ plan, /** @type {number} */ count) => {
    const parts = [];
    for (let left = count; left > 0; ) {
      const length = Math.min(left, between(6, 24));
      const said = Array.from({ length }, () => spoken(plan));
      const [first = '', ...rest] = said;
      const text = [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
      const comma = happens(0.4) ? text.replace(/ (?=\S+ \S+$)/, ', ') : text;
      parts.push(`${comma}${happens(0.06) ? '?' : '.'}`);
      left -= length;
    }
    return parts.join(' ');
  };

  const codeLine = () => {
    const indent = '  '.repeat(between(0, 3));
    const forms = [
      () => `${name()} = ${name()}(${words(1)}, "${words(between(1, 3))}")`,
      () => `$ ${word()} --${word()}=${between(1, 9_999)} ${word()}/${word()}.${pick(['txt', 'rb', 'sql', 'conf'])}`,
      () => `if (${name()} > ${between(0, 500)}) { ${word()}.${word()}(); }`,
      () => `# ${words(between(3, 9))}`,
      () => `${word().toUpperCase()} ${name()}, ${name()} ${word().toUpperCase()} ${name()}`,
      () => `${between(1, 255)}.${between(0, 255)}.${between(0, 255)}.${between(1, 254)} ${words(between(2, 6))}`,
    ];
    return indent + pick(forms)();
  };
  const codeLines = () => Array.from({ length: Math.min(300, Math.round(around(5, 35))) }, codeLine);

  const rawHtml = (/** @type {PostPlan} */ plan) =>
    pick([
      () => `<p>${sentences(plan, between(8, 50))} <a href="https://${word()}.example/">${words(2)}</a>.</p>`,
      () => `<div class="${word()}">\n<p>${words(between(5, 30))}</p>\n</div>`,
      () =>
        `<ul>\n${Array.from({ length: between(2, 6) }, () => `<li>${words(between(2, 12))}</li>`).join('\n')}\n</ul>`,
      () =>
        `<a href="${plan.address()}"><img alt="${words(3)}" src="/blog/${word()}/${word()}.png" width="500" height="375"/></a>`,
      () => `<!-- ${words(between(3, 8))} -->`,
      () => {
        const row = () => `<tr><td>${words(2)}</td><td>${between(1, 999)}</td></tr>`;
        return `<table>\n${Array.from({ length: between(2, 8) }, row).join('\n')}\n</table>`;
      },
    ])();

  const list = (/** @type {PostPlan} */ plan) => {
    const numbered = happens(0.25);
    const mark = (/** @type {number} */ at) => (numbered ? `${at + 1}.` : '-');
    const items = Math.min(30, Math.ceil(around(3, 8)));
    return Array.from({ length: items }, (_, at) => `${mark(at)} ${sentences(plan, between(3, 22))}`).join('\n');
  };

  const table = () => {
    const row = () => `| ${words(1)} | ${words(2)} | ${between(1, 9_999)} |`;
    return [row(), '|---|---|---:|', ...Array.from({ length: between(3, 9) }, row)].join('\n');
  };

  const block = (/** @type {(typeof kinds)[number]['kind']} */ kind, /** @type {PostPlan} */ plan) => {
    switch (kind) {
      case 'paragraph':
        return sentences(plan, happens(0.12) ? between(3, 9) : Math.max(3, Math.round(around(35, 102))));
      case 'code':
        return [`\`\`\`${pick(languages)}`, ...codeLines(), '```'].join('\n');
      case 'heading':
        return `${pick(['##', '###', '###', '####'])} ${words(between(2, 6))}`;
      case 'list':
        return list(plan);
      case 'html':
        return rawHtml(plan);
      case 'picture':
        return `![${words(between(3, 10))}](/blog/${word()}/${word()}.jpg)`;
      case 'quote':
        return `> ${sentences(plan, between(10, 60))}`;
      case 'indented':
        return codeLines()
          .map((line) => `    ${line}`)
          .join('\n');
      case 'table':
        return table();
    }
  };

  const head = (/** @type {PostPlan} */ { author, title, date, tags }) => [
    '---',
    `author: ${author}`,
    `title: "${title}"`,
    'tags:',
    ...tags.map((tag) => `- ${tag}`),
    `date: ${date}`,
    '---',
    '',
  ];

  /** @returns {string} the whole file, not shorter than its size asks and longer by less than one block */
  return (/** @type {PostPlan} */ plan) => {
    said = [];
    const parts = [head(plan).join('\n')];
    let bytes = parts[0]?.length ?? 0;
    const had = kinds.filter(({ share }) => happens(share));
    const draw = drawBy(
      had.map(({ each }) => each),
      random,
    );
    for (let first = true; bytes < plan.size; first = false) {
      const text = block(first ? 'paragraph' : (had[draw()]?.kind ?? 'paragraph'), plan);
      parts.push(text);
      bytes += Buffer.byteLength(text) + 2;
    }
    return `${parts.join('\n\n')}\n`;
  };
}
