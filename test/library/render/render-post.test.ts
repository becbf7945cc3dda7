import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import type { CodeLines, MathNode, Part } from '../../../main/library/model/parts.ts';
import { commonDialect } from '../../../main/library/render/dialect.ts';
import type { LinkForm, References } from '../../../main/library/render/references.ts';
import { openingHeading, type RenderedPost, renderPost } from '../../../main/library/render/render-post.ts';
import { corpus } from '../../corpus.ts';
import { dialectOf } from './fixture-dialects.ts';
import { randomNumbers } from './random-numbers.ts';
import { type Example, fixtureFiles, readExamples, writeExamples } from './read-fixtures.ts';
import { disagreements } from './shown-blocks.ts';

function written(target: string | LinkForm): string {
  return typeof target === 'string' ? target : `${target.form}:${target.target}`;
}

/** All links are dead; all pictures are found at their written addresses. */
const references: References = {
  link: (href) => ({ kind: 'dead', target: written(href), why: { code: 'dead.no-address' } }),
  picture: (src) => {
    if (/^https?:/.test(written(src))) {
      return { kind: 'web', url: written(src) };
    }
    return src === '' ? { kind: 'missing' } : { kind: 'local', url: `files/${written(src)}` };
  },
};

function render(file: string, dialect = commonDialect): RenderedPost {
  const { body, bodyLine, fields } = parseFrontMatter(file);
  return renderPost({ body, bodyLine, fields, dialect }, references);
}

function describePart(part: Part): string {
  switch (part.kind) {
    case 'code':
      return `code ${part.language} b${part.block}${describeLines(part.lines)}`;
    case 'embed':
      return `embed ${part.what} ${part.url ?? '-'}${part.block === null ? '' : ` b${part.block}`}`;
    case 'math':
      return `math b${part.block}${part.display ? ' display' : ''} ${part.tree ? describeMath(part.tree) : 'not read'}`;
    case 'diagram':
      return `diagram ${part.language} b${part.block}`;
    case 'contents':
      return `contents${part.entries.map(({ text, depth, fragment }) => ` [${depth} ${text} #${fragment}]`).join('')}`;
    case 'embedded': {
      const { kind, ...form } = part.wanted;
      const led = part.link.kind === 'dead' ? part.link.target : part.link.kind;
      return `embedded ${kind} ${[led, part.words, ...Object.values(form)].map((each) => `[${each}]`).join(' ')}`;
    }
    case 'shortcode':
      return `shortcode b${part.block} ${JSON.stringify(part.source)}`;
    default:
      return Object.values(part).join(' ');
  }
}

function describeLines({ numbered, first, marked }: CodeLines): string {
  const lines = marked.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
  return `${numbered ? ' numbered' : ''}${first === 1 ? '' : ` from ${first}`}${lines === '' ? '' : ` marked ${lines}`}`;
}

function describeMath(node: MathNode | string): string {
  return typeof node === 'string' ? node : `${node.tag}(${node.children.map(describeMath).join(' ')})`;
}

function describePost({ html, nonce, blocks, parts, links }: RenderedPost): Omit<Example, 'title' | 'input'> {
  return {
    html: `${html.replaceAll(nonce, 'N').trimEnd()}\n`,
    blocks: [
      ...blocks.map(({ index, kind, line, headings, text }) => {
        const above = headings.map((heading) => ` < ${heading}`).join('');
        return `b${index} line ${line} ${kind}${above}: ${JSON.stringify(text)}\n`;
      }),
      ...parts.map((part, at) => `p${at} ${describePart(part)}\n`),
      ...links.map((link, at) => `l${at} ${link.kind === 'dead' ? link.target : link.kind}\n`),
    ].join(''),
  };
}

/** A part without colours and typeset formulas, as in a rendering as `text`. */
function uncoloured(part: Part): Part {
  if (part.kind === 'code') {
    return { ...part, tokens: [['', part.tokens.map(([, text]) => text).join('')]] };
  }
  return part.kind === 'math' ? { ...part, tree: null } : part;
}

describe('renderPost', () => {
  for (const name of fixtureFiles()) {
    const examples = readExamples(name);
    if (process.env['OFFPRINT_UPDATE_FIXTURES'] === '1') {
      writeExamples(
        name,
        examples.map(({ title, input }) => ({ title, input, ...describePost(render(input, dialectOf(name))) })),
      );
    }
    describe(name, () => {
      for (const { title, input, html, blocks } of examples) {
        it(title, () => {
          const post = render(input, dialectOf(name));
          expect(describePost(post)).toEqual({ html, blocks });
          expect(disagreements(post)).toEqual([]);
        });
      }
    });
  }

  it('makes the same blocks, parts and links when it renders for text as when it renders for showing, and asks for the same files', () => {
    for (const name of fixtureFiles()) {
      for (const { input } of readExamples(name)) {
        const { body, bodyLine, fields } = parseFrontMatter(input);
        const post = { body, bodyLine, fields, dialect: dialectOf(name) };
        const asked: Record<'shown' | 'text', unknown[]> = { shown: [], text: [] };
        const [shown, text] = (['shown', 'text'] as const).map((as) => {
          const recording: References = {
            link: (target, line) => {
              asked[as].push([target, line]);
              return references.link(target, line);
            },
            picture: (target, line, alternative = false) => {
              asked[as].push([target, line, alternative]);
              return references.picture(target, line);
            },
          };
          return renderPost(post, recording, as);
        }) as [RenderedPost, RenderedPost];
        expect(text.blocks).toEqual(shown.blocks);
        expect(text.parts).toEqual(shown.parts.map(uncoloured));
        expect(text.links).toEqual(shown.links);
        expect(text.contents).toEqual(shown.contents);
        expect(asked.text).toEqual(asked.shown);
        expect(text.html).toBe('');
        expect(renderPost(post).blocks).toEqual(shown.blocks);
      }
    }
  });

  it('says which files are asked for in place of another', () => {
    const asked: unknown[] = [];
    renderPost(
      { body: '<video src="a.mp4"><source src="b.mp4"><source src="c.webm"></video>\n\n![](d.png)', bodyLine: 1 },
      {
        ...references,
        picture: (target, _line, alternative = false) => {
          asked.push([target, alternative]);
          return { kind: 'missing' };
        },
      },
      'text',
    );
    expect(asked).toEqual([
      ['a.mp4', false],
      ['b.mp4', true],
      ['c.webm', true],
      ['d.png', false],
    ]);
  });

  it('indexes the source of a post that is shown as its source', () => {
    const long = { body: `${'word '.repeat(2_000)}\n\n`.repeat(450), bodyLine: 1 };
    const shown = renderPost(long, references);
    expect(shown.isTooLong).toBe(true);
    expect(renderPost(long, references, 'text').blocks).toEqual(shown.blocks);
  });

  it('shows the title once where it is the first heading', () => {
    const body = '\n# A *fine* title\n\nText\n\n# A fine title\n';
    expect(openingHeading(body)).toBe('A fine title');
    const post = renderPost({ body, bodyLine: 1, titleHeading: 'A fine title' });
    expect(post.blocks.map(({ text }) => text)).toEqual(['Text', 'A fine title']);
  });

  it('finds an opening heading only where a post opens with it', () => {
    expect(openingHeading('Title\n=====\n\nText')).toBe('Title');
    expect(openingHeading('# One `two` #\n')).toBe('One two');
    expect(openingHeading('## Second level\n')).toBe('');
    const attributes = { ...commonDialect, attributes: 'headings' } as const;
    expect(openingHeading('# A guide {#top}\n', attributes)).toBe('A guide');
    expect(openingHeading('# A guide {#top}\n', { ...attributes, markup: 'html' })).toBe('A guide');
    expect(openingHeading('Text\n\n# Title\n')).toBe('');
    expect(openingHeading('')).toBe('');
  });

  it('counts the depth of contents from the top level that a post uses', () => {
    const { contents } = render('### One\n\n#### Two\n\n### Three\n');
    expect(contents.map(({ text, depth }) => [text, depth])).toEqual([
      ['One', 1],
      ['Two', 2],
      ['Three', 1],
    ]);
  });

  it('leads from names to blocks', () => {
    const { anchors, blocks } = render(
      '## A heading\n\n## A heading\n\n<a name="old"></a>\n\nText[^1] <span id="here">here</span>\n\n[^1]: Note\n',
    );
    const texts = Object.fromEntries(anchors.map(([name, block]) => [name, blocks[block]?.text]));
    expect(texts).toEqual({
      'a-heading': 'A heading',
      'a-heading-1': 'A heading',
      'a-heading_1': 'A heading',
      'A-heading': 'A heading',
      'A-heading-1': 'A heading',
      A_heading: 'A heading',
      'A_heading-1': 'A heading',
      old: 'Text[1] here',
      here: 'Text[1] here',
      fnref1: 'Text[1] here',
      fn1: 'Note ↩︎',
    });
  });

  it('names headings by what stands in their source, as Hugo does', () => {
    const heads = ['`code` & *em* [link](/x)', '_under_score_ x__y', 'A <b>bold</b> one', '"Quoted" -- it\'s... done'];
    const { anchors, blocks } = render(heads.map((head) => `## ${head}\n\n`).join(''), {
      ...commonDialect,
      templates: 'hugo',
      headingIds: 'goldmark',
      rawHeadingIds: true,
      smartQuotes: true,
      guillemets: true,
    });
    const found = new Map(anchors.map(([name, block]) => [name, blocks[block]?.text]));
    // Printed by Hugo 0.131.
    expect(
      ['code--em-linkx', '_under_score_-x__y', 'a-bboldb-one', 'quoted----its-done'].map((id) => found.get(id)),
    ).toEqual(['code & em link', 'under_score x__y', 'A bold one', '“Quoted” – it’s… done']);
  });

  it('lets explicit ids win, then the folder’s own style, and knows the others’ names too', () => {
    const { anchors, blocks } = render('## Über uns\n\n## Hi There {#uber-uns}\n\n## über-uns\n', {
      ...commonDialect,
      headingIds: 'slug',
      attributes: 'headings',
    });
    const texts = Object.fromEntries(anchors.map(([name, block]) => [name, blocks[block]?.text]));
    expect(texts).toMatchObject({
      'uber-uns': 'Hi There',
      'uber-uns-1': 'Über uns',
      'uber-uns-2': 'über-uns',
      'über-uns': 'Über uns',
      'Hi-There': 'Hi There',
      'hi-there': 'Hi There',
    });
  });

  it('takes the id of a heading from its source, whatever marks are in it', () => {
    const body = '## One {#__init__}\n\n## Two {: #t_w_o }\n\nThree {#a_b .wide}\n---\n\n## Four \\{#four}\n';
    const idsOf = (name: string): readonly string[] => {
      const { anchors, blocks } = render(body, dialectOf(name));
      return ['__init__', 't_w_o', 'a_b', 'four'].map(
        (id) => blocks[anchors.find(([own]) => own === id)?.[1] ?? -1]?.text ?? '',
      );
    };
    expect(idsOf('pelican')).toEqual(['One', 'Two', 'Three', '']);
    // Printed by Hugo 0.111.3 and kramdown 2.4: only Python-Markdown reads the form with a colon.
    expect(idsOf('hugo')).toEqual(['One', '', 'Three', '']);
    expect(idsOf('jekyll')).toEqual(['One', '', 'Three', '']);
  });

  it('handles names such as `__proto__`, and names that occur twice', () => {
    const { anchors } = render('# constructor\n\n# `__proto__`\n\n# constructor\n\n<p id="toString">x</p>\n');
    expect(anchors.map(([name]) => name)).toEqual(
      expect.arrayContaining(['constructor', '__proto__', 'constructor-1', 'toString']),
    );
  });

  it.each([
    ['divs', '<div>'.repeat(20_000), ''],
    ['bold', '<b>'.repeat(20_000), ''],
    ['links', '<a href="x">'.repeat(5_000), ''],
    ['unknown elements', '<x-y>'.repeat(20_000), ''],
    ['tables', '<table><tr><td>'.repeat(2_000), ''],
    ['code', `<pre>${'<span>'.repeat(20_000)}`, '</pre>'],
    ['quotations', '> '.repeat(90), ''],
    ['lists', '- '.repeat(45), ''],
  ])('keeps the text of %s that nest deep', (_what, opening, closing) => {
    const post = render(`${opening}the text${closing}\n`);
    expect(post.blocks.map(({ text }) => text.trim()).filter(Boolean)).toEqual(['the text']);
    expect(disagreements(post)).toEqual([]);
  });

  it.each([
    ['lines', 'line\n\n'.repeat(60_000)],
    ['elements', '<b>x</b>'.repeat(120_000)],
    ['breaks', '<br>'.repeat(210_000)],
    ['text', 'word '.repeat(1_000_000)],
    ['text that escapes make longer', '&'.repeat(1_000_000)],
  ])('shows a post of too many %s as it is written, to its last word, and says so', (_what, text) => {
    const post = render(`${text}\n\nThe end.\n`);
    expect(post.isTooLong).toBe(true);
    expect(post.blocks.map((block) => block.text)).toEqual([`${text}\n\nThe end.`]);
    expect(disagreements(post)).toEqual([]);
  });

  it('lays out a post of exactly that length', () => {
    expect(render('line\n\n'.repeat(1_000)).isTooLong).toBe(false);
  });

  it('limits the number of accents on a letter', () => {
    const { blocks } = render(`e${'\u0301'.repeat(100_000)}\n`);
    expect(blocks[0]?.text).toBe(`e${'\u0301'.repeat(32)}`);
  });

  it('shows just what its blocks say, whatever is mixed', () => {
    const words =
      'a b i em code div p ul ol li dl dt dd table tr td th tbody caption colgroup col h1 h2 section marquee legend fieldset form button select option object svg math foreignObject script style template pre listing xmp details summary ruby rt rp nobr span hr br img input video noscript mark figure figcaption menu iframe textarea'.split(
        ' ',
      );
    const texts = ['x', ' ', '\n', '&#13;', '&nbsp;y', '\n\n', '`c`', '**b**', '[l](m)', '<!--', '-->', '&#xD800;'];
    const others = ['![a](b)', '\n\n- it\n', '\n\n    code\n\n', '\n\n| a |\n| - |\n| b |\n\n', '[^1]\n\n[^1]: n\n\n'];
    const next = randomNumbers(20_261_121);
    const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] as string;
    for (let round = 0; round < 3_000; round += 1) {
      let file = '';
      for (let piece = 0; piece < 12; piece += 1) {
        const kind = next();
        if (kind < 0.55) {
          file += `<${pick(words)}${next() < 0.2 ? ' href=x id=q class=figure' : ''}>`;
        } else if (kind < 0.75) {
          file += `</${pick(words)}>`;
        } else {
          file += pick(kind < 0.95 ? texts : others);
        }
      }
      expect({ file, disagreements: disagreements(render(file)) }).toEqual({ file, disagreements: [] });
    }
  });

  const { root, isThere, unlessThere } = corpus('end-point-blog');
  it.skipIf(!isThere)(
    `shows each post of a blog as its blocks say${unlessThere}`,
    () => {
      const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
      expect(names.length).toBeGreaterThan(1_000);
      const wrong = names.flatMap((name) => {
        const post = render(readFileSync(path.join(root, name), 'utf8'));
        return disagreements(post).map((what) => `${name}: ${what}`);
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
