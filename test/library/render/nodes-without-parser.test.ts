import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import { commonDialect, type Dialect } from '../../../main/library/render/dialect.ts';
import { asElement, commentIn, type HtmlNode, textIn } from '../../../main/library/render/html/html-node.ts';
import { MarkdownPost } from '../../../main/library/render/markdown/markdown-post.ts';
import { parseTemplates } from '../../../main/library/render/templates/parse-templates.ts';
import { repository } from '../../../build/places.mjs';
import { corpus } from '../../corpus.ts';
import { dialects, dialectsInTurn } from './fixture-dialects.ts';
import { randomMarkdown } from './random-markdown.ts';
import { randomNumbers } from './random-numbers.ts';
import { fixtureFiles, readExamples } from './read-fixtures.ts';

const all: Readonly<Record<string, Dialect>> = { ...dialects, common: commonDialect };
const styles = Object.keys(all);
const nonce = 'n00123456789abcdef';

/** A node as plain data: names, values and order. */
function plain(node: HtmlNode): unknown {
  const element = asElement(node);
  if (element === null) {
    return textIn(node) ?? { comment: commentIn(node) };
  }
  const attributes = element.attrs.map(({ name, value }) => [name, value]);
  return [element.tagName, attributes, element.childNodes.map(plain)];
}

/** The nodes of each stretch of a post, and its other results. */
function stretches(body: string, dialect: Dialect, alwaysParsed: boolean): unknown {
  const { text, lineOf, calls } = parseTemplates(body, { language: dialect.templates, nonce, firstLine: 3 });
  const post = new MarkdownPost(dialect, nonce, alwaysParsed);
  const nodes = [post.nodes(text, lineOf)];
  for (const { inner } of calls) {
    if (inner) {
      nodes.push(post.nodes(inner.text, inner.lineOf), post.inlineNodes(inner.text, 7));
    }
  }
  return [nodes.map((list) => list.map(plain)), post.asides];
}

/** The difference between the two ways for a post; null for none. */
function difference(body: string, dialect: Dialect): string | null {
  const [parsed, built] = [true, false].map((alwaysParsed) =>
    JSON.stringify(stretches(body, dialect, alwaysParsed)),
  ) as [string, string];
  if (parsed === built) {
    return null;
  }
  const at = [...parsed].findIndex((character, place) => character !== built[place]);
  return `…${parsed.slice(Math.max(0, at - 80), at + 80)}… is built as …${built.slice(Math.max(0, at - 80), at + 80)}…`;
}

type Bodies = readonly (readonly [name: string, body: string])[];

function differences(
  bodies: Bodies,
  stylesOf: (number: number) => readonly string[] = () => styles,
): readonly string[] {
  return bodies.flatMap(([name, body], number) =>
    stylesOf(number).flatMap((style) => {
      const found = difference(body, all[style] as Dialect);
      return found === null ? [] : [`${name} as ${style}: ${found}`];
    }),
  );
}

function markdownIn(root: string): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|markdown|mdx)$/.test(name))
    .map((name) => [name, parseFrontMatter(readFileSync(path.join(root, name), 'utf8')).body] as const);
}

describe('nodes made of Markdown without a parser of HTML', () => {
  it('are those that the parser makes, in all fixtures and dialects', () => {
    const fixtures = fixtureFiles().flatMap((name) =>
      readExamples(name).map(({ title, input }) => [`${name}, ${title}`, parseFrontMatter(input).body] as const),
    );
    expect(fixtures.length).toBeGreaterThan(80);
    expect(differences(fixtures)).toEqual([]);
  });

  it('are those that the parser makes, in all of the handbook', () => {
    const handbook = markdownIn(path.join(repository, 'content'));
    expect(handbook.length).toBeGreaterThan(5);
    expect(differences(handbook)).toEqual([]);
  });

  it.each([
    ['a note in a link', '[a[^1]](u)\n\n[^1]: n'],
    ['a link in a link', '<a href="x">[l](m) b</a> c'],
    ['a form that never ends', '<div><form></div>\n\na\n\n<div><form><p>b</form></div>'],
    ['spaces between the rows of a table that HTML counts as words', 'a\n\n<table>\ufeff</table>\n\nb'],
    ['words between the rows of a table', '<table><tbody>x<tr><td>c</td></tr></tbody></table>'],
    ['a text that an element is left open in', 'a\n\n<div class="x">\n\n- b\n- c\n\n# d'],
    ['more pieces for the parser than are parsed one by one', 'a <x>b</x>\n\n[^1] c\n\n'.repeat(60)],
  ])('are those that the parser makes of %s', (_what, body) => {
    expect(differences([[body, body]])).toEqual([]);
  });

  it.each([0, 0.02, 0.15, 0.5])(
    'are those that the parser makes, in random Markdown with a share of %d of HTML in it',
    (html) => {
      const next = randomNumbers(Number(process.env['OFFPRINT_SEED'] ?? 17) + html);
      const rounds = Number(process.env['OFFPRINT_ROUNDS'] ?? 400);
      for (let round = 0; round < rounds; round += 1) {
        const body = randomMarkdown(next, html);
        for (const [style, dialect] of Object.entries(all)) {
          const found = difference(body, dialect);
          if (found !== null) {
            expect({ style, body, found }).toBeNull();
          }
        }
      }
    },
  );

  for (const name of ['end-point-blog', 'tapoueh-sample']) {
    const { root, isThere, unlessThere } = corpus(name);
    it.skipIf(!isThere)(
      `are those that the parser makes, in ${name}${unlessThere}`,
      () => {
        const posts = markdownIn(root);
        expect(posts).not.toEqual([]);
        expect(differences(posts, (number) => dialectsInTurn(styles, number))).toEqual([]);
      },
      900_000,
    );
  }
});
