import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFiles } from '../post-files.ts';
import { eventually, launchOffprint, makeFolder, type OffprintApp } from './offprint-app.ts';
import { openAfresh } from './open-afresh.ts';
import { longestWait, watchWindow } from './watch-window.ts';

/** A very long word. Its last letter tells whether it was cut. */
const word = `${'A'.repeat(60_000)}Z`;

function post(title: string, header: readonly string[], ...lines: readonly string[]) {
  return ['---', `title: ${title}`, 'date: 2024-03-01', ...header, '---', '', ...lines, '', 'The last words.', ''].join(
    '\n',
  );
}

/** Posts that each have the word in another place. */
const places: Readonly<Record<string, string>> = {
  heading: post('heading', [], ...[1, 2, 3, 4, 5, 6].map((level) => `${'#'.repeat(level)} ${word}\n\nWords below.\n`)),
  contents: post('contents', [], '<!--toc-->', '', `## ${word}`, '', 'Text.'),
  tag: post('tag', [`tags: [${word}, plain]`]),
  author: post('author', [`authors: [${word}]`]),
  category: post('category', [`categories: [${word}]`]),
  series: post('series', [`series: ${word}`]),
  summary: post('summary', [`summary: ${word}`]),
  caption: post('caption', ['cover: dot.gif', `covercaption: ${word}`]),
  language: post('language', [], `\`\`\`${word}`, 'code', '```'),
  link: post('link', [], `[${word}](#x) [there](${word}.md) [web](https://${word}.example/${word})`),
  alt: post('alt', [], `![${word}](gone-${word}.png) ![${word}](https://x.example/${word}.png)`),
  call: post('call', [], `{{< ${word} ${word}="${word}" >}} {% ${word} ${word} %}`),
  note: post('note', [], `Words[^${word}] and[^1].`, '', `[^${word}]: ${word}`, `[^1]: ${word}`),
  table: post('table', [], `| ${word} | b |`, '| - | - |', `| ${word} | c |`),
  list: post('list', [], `- ${word}`, `  - [ ] ${word}`, '', word, `: ${word}`),
  details: post('details', [], `<details><summary>${word}</summary>${word}</details>`),
  callout: post('callout', [], `> [!note] ${word}`, `> ${word}`),
  quote: post('quote', [], `> > ${word}`),
  code: post('code', [], `\`${word}\``, '', `    ${word}`),
  formula: post('formula', [], `$\\text{${word}}$`, '', `$$${word}$$`),
  html: post(
    'html',
    [],
    `<figure><img src="dot.gif" alt="${word}"><figcaption>${word}</figcaption></figure><kbd>${word}</kbd>`,
  ),
};

let app: OffprintApp;
beforeAll(async () => {
  app = await launchOffprint();
  const folder = makeFolder('long');
  writeFiles(folder, {
    ...Object.fromEntries(Object.entries(places).map(([name, text]) => [`${name}.md`, text])),
    'title.md': post(`title ${word}`, []),
    'opening.md': `# opening ${word}\n\nThe last words.\n`,
    'dot.gif': Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  });
  await openAfresh(app, folder);
  await app.page.evaluate(watchWindow);
});
afterAll(() => app.close());

/** Clicks a row, and tries again if it disappears first: a row that was just scrolled out of sight is removed a bit later. */
async function openRow(name: string): Promise<void> {
  await app.list.evaluate((list) => list.scrollTo(0, 0));
  for (let tries = 1; ; tries += 1) {
    try {
      await (await app.reveal(name)).click({ timeout: 3_000 });
      return;
    } catch (error) {
      if (tries === 8) {
        throw error;
      }
    }
  }
}

it.each([...Object.keys(places), 'opening'])(
  'answers within a second with a very long word in a post’s %s',
  async (name) => {
    await openRow(name);
    await eventually(() => app.heading.textContent()).toMatch(new RegExp(`^${name}`));
    await app.article.getByText('The last words.').waitFor();
    // After two frames, all that was built has been laid out and painted.
    await app.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await longestWait(app.page)).toBeLessThan(1_000);
  },
);

it('filters by a very long tag, and can still search', async () => {
  await app.button('plain 1').click();
  await eventually(() => app.options.count()).toBe(1);
  await app.page
    .getByRole('button', { name: /^A{50}/ })
    .first()
    .click();
  expect(await app.searchFor('words')).toBe(1);
});
