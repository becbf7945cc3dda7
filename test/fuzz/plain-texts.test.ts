import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText } from '../../main/library/metadata/plain-text.ts';
import { excerptOf } from '../../main/library/records/excerpt.ts';
import { commonDialect } from '../../main/library/render/dialect.ts';
import { renderPost } from '../../main/library/render/render-post.ts';
import { dialects } from '../library/render/fixture-dialects.ts';
import { holds } from './fuzz.ts';

type Piece = readonly [written: string, shown: string];

/** Markup that front matter may hold too. */
const inline: readonly Piece[] = [
  ['**bold words**', 'bold words'],
  ['__two words__', 'two words'],
  ['*slanted*', 'slanted'],
  ['_under the line_', 'under the line'],
  ['***both at once***', 'both at once'],
  ['`code here`', 'code here'],
  ['``more ` code``', 'more ` code'],
  ['[the words](sea.md)', 'the words'],
  ['[**strong** words](/sea/ "title")', 'strong words'],
  ['<b>thick</b>', 'thick'],
  ['<em class="x">leaning</em>', 'leaning'],
  ['<a href="/x">anchor</a>', 'anchor'],
  ['R&amp;D', 'R&D'],
  ['caf&eacute;', 'café'],
  ['&lt;tag&gt;', '<tag>'],
  ['~~gone~~', 'gone'],
  ['\\*star\\*', '*star*'],
  ['2 * 3', '2 * 3'],
  ['snake_case_word', 'snake_case_word'],
  ['plain', 'plain'],
];

/** Markup of a text, in every dialect. */
const common: readonly Piece[] = [
  ...inline,
  ['[by name][harbour]', 'by name'],
  ['[harbour][]', 'harbour'],
  ['[not there][nowhere]', 'not there'],
  ['![a boat](boat.png)', ''],
  ['[[Some note|its words]]', 'its words'],
  ['[[Some note]]', 'Some note'],
  ['<!-- unseen -->', ''],
];

/** Markup of single dialects. */
const special: Readonly<Record<string, readonly Piece[]>> = {
  hugo: [
    ['{{< ref "sea.md" >}}', 'sea.md'],
    ['[sea]({{< ref "sea.md" >}})', 'sea'],
    ['{{</* escaped */>}}', '{{< escaped >}}'],
  ],
  jekyll: [
    ['*marked*{: .wide}', 'marked'],
    ['[sea]({% post_url 2020-01-01-sea %}){:target="_blank"}', 'sea'],
    ['{% comment %}unseen{% endcomment %}', ''],
    ['{::comment}unseen{:/comment}', ''],
  ],
  hexo: [['{# unseen #}', '']],
  docusaurus: [
    ['{/* unseen */}', ''],
    ["{'a text'}", 'a text'],
    ['\\{brace\\}', '{brace}'],
  ],
  obsidian: [
    ['==marked==', 'marked'],
    ['%%unseen%%', ''],
  ],
  pelican: [['*marked*{: .wide }', 'marked']],
  emoji: [[':tada:', '🎉']],
  erb: [['<%# unseen %>', '']],
};

function sentence(pieces: readonly Piece[]): fc.Arbitrary<readonly Piece[]> {
  return fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 7 });
}

/** Words stand between the pieces, so that no piece changes what its neighbour means. */
function joined(pieces: readonly Piece[], side: 0 | 1): string {
  return `Some ${pieces.map((piece) => piece[side]).join(' and ')} too`;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

const sentences = fc
  .constantFrom(...Object.entries({ ...dialects, common: commonDialect }))
  // In kramdown, a pipe makes a table of a line. Where HTML is folded, the card of it is the text.
  .filter(([name]) => name !== 'safe')
  .chain(([name, dialect]) =>
    sentence(
      [...common, ...(special[name] ?? [])].filter(([written]) => !(dialect.kramdown && written.includes('|'))),
    ).map((pieces) => ({ name, dialect, pieces })),
  );

it('an excerpt holds the words of a text and none of its markup, in every dialect', () => {
  holds(
    sentences,
    ({ name, dialect, pieces }) => {
      const post = { body: `${joined(pieces, 0)}\n\n[harbour]: /harbour/ "Title"\n`, bodyLine: 1, dialect };
      const excerpt = excerptOf(post, renderPost(post).blocks);
      expect([name, spaced(excerpt)]).toEqual([name, spaced(joined(pieces, 1))]);
    },
    0.3,
  );
});

/** Markup of summaries that were copied from a page or a note. */
const copied: readonly Piece[] = [
  ...inline,
  ['<p>In blocks</p><p>of two</p>', 'In blocks of two'],
  ['<div class="x">boxed</div>', 'boxed'],
  ['<img src="boat.png" alt="boat">', ''],
  ['[[Some note|its words]]', 'its words'],
  ['[by name][harbour]', 'by name'],
];

it('a title, name or summary of front matter holds the words and none of their markup', () => {
  holds(sentence(copied), (pieces) => {
    expect(spaced(plainText(joined(pieces, 0)))).toBe(spaced(joined(pieces, 1)));
  });
});
