import { describe, expect, it } from 'vitest';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { commonDialect } from '../../../main/library/render/dialect.ts';
import { hostileCases } from '../../hostile/make-hostile.ts';
import { dialects } from './fixture-dialects.ts';

const elements =
  `a abbr applet area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
   colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
   frame frameset h1 head header hr html i iframe image img input ins kbd keygen label legend li link listing map mark
   marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture
   plaintext portal pre progress q rp rt ruby s samp script search section select slot small source span strong style
   sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
   foreignObject x-own`.split(/\s+/);
const words = ['first', 'second', 'third', 'fourth', 'fifth'];
const rest = 'second\n\n## third\n\n- fourth\n\nfifth';

/** An element without an end tag, in each place where it may stand. */
const leftOpen: Readonly<Record<string, (tag: string) => string>> = {
  'as a block': (tag) => `Begin.\n\n<${tag}>\nfirst\n\n${rest}`,
  'in a paragraph': (tag) => `Begin <${tag}> first\n\n${rest}`,
  'with attributes': (tag) => `Begin <${tag} class="a" id=b> first\n\n${rest}`,
  'in a cell': (tag) => `|a|b|\n|-|-|\n|<${tag}> first|second|\n\n## third\n\n- fourth\n\nfifth`,
  'in an item': (tag) => `- <${tag}> first\n- second\n\n## third\n\n- fourth\n\nfifth`,
  'in other elements': (tag) => `<div><${tag}>first</div><p>second<h2>third</h2>\n\nfourth\n\nfifth`,
  'in a table': (tag) => `<table><${tag}><tr><td>first<${tag}>second</table>third\n\nfourth\n\nfifth`,
  'around itself': (tag) => `Begin <${tag}><${tag}></${tag}> first\n\n${rest}`,
  'by its end tag alone': (tag) => `Begin </${tag}> first\n\n${rest}`,
};

const cutOff = [
  '<!-- ',
  '<!--',
  '<?',
  '<!X',
  '<![CDATA[',
  '<a href="',
  "<div title='",
  '<p class=',
  '<pre',
  '<x-own a',
];

function lost(body: string, dialect = commonDialect): readonly string[] {
  const { html, parts } = renderPost({ body, bodyLine: 1, dialect }, undefined, 'shown');
  const shown = html + JSON.stringify(parts);
  return words.filter((word) => !shown.includes(word));
}

describe('the words of a post', () => {
  it.each(Object.keys(leftOpen))('are all shown if an element stays open %s', (place) => {
    const put = leftOpen[place] as (tag: string) => string;
    const wrong = elements.map((tag) => [tag, lost(put(tag))] as const).filter(([, missing]) => missing.length > 0);
    expect(wrong).toEqual([]);
  });

  it.each(cutOff)('are all shown if the post ends in what “%s” begins', (begin) => {
    // What Markdown makes of the rest has tags, and the first of them may end the tag that is cut off.
    for (const body of [
      `first\n\n${begin}\n\n${rest}`,
      `<div>first\n${begin}\n\n${rest}`,
      `first\n\n${begin}\n\n${begin}\n\n${rest}`,
    ]) {
      expect(lost(body), body).toEqual([]);
    }
  });

  it.each(Object.entries(dialects))('are all shown in posts of %s', (_name, dialect) => {
    const wrong = elements.filter(
      (tag) =>
        lost(`Begin.\n\n<${tag}>\nfirst\n\n${rest}`, dialect).length +
          lost(`- <${tag}> first\n\n${rest}`, dialect).length >
        0,
    );
    expect(wrong).toEqual([]);
    expect(cutOff.filter((begin) => lost(`first\n\n${begin}\n\n${rest}`, dialect).length > 0)).toEqual([]);
  });

  it('are shown with their formatting behind a script or a comment without an end', () => {
    for (const begin of ['<script>\nrun()', '<style>\na {}', '<!-- a note', '<textarea>']) {
      const { html } = renderPost({ body: `${begin}\n\n${rest}`, bodyLine: 1 }, undefined, 'shown');
      expect(html.replaceAll(/ data-\w+="[^"]*"/g, ''), begin).toContain('<h2>third</h2>');
    }
  });

  it('are shown behind a script that holds what looks like another one', () => {
    expect(lost(`<script><!--<script></script> first\n\n${rest}`)).toEqual([]);
  });

  it.each(['datalist', 'noembed', 'noframes', 'title'])('are named as removed where <%s> hides them', (tag) => {
    const post = renderPost({ body: `Begin <${tag}>hidden</${tag}> end.`, bodyLine: 1 }, undefined, 'shown');
    expect(post.html).not.toContain('hidden');
    expect(post.parts).toEqual([{ kind: 'removed', what: 'hidden-text' }]);
    const empty = renderPost({ body: `Begin <${tag}> </${tag}> end.`, bodyLine: 1 }, undefined, 'shown');
    expect(empty.parts).toEqual([]);
  });

  it.each(['noscript', 'template', 'map'])('are shown where <%s> has its end tag', (tag) => {
    expect(lost(`<${tag}><p>first</p> **second** third</${tag}>fourth\n\nfifth`)).toEqual([]);
  });

  it('are not fewer for any hostile post of a few kinds', () => {
    const cases = hostileCases({ web: 'http://127.0.0.1:9', outside: '/nowhere' }).filter(
      ({ kind, words: end }) => (kind === 'script' || kind === 'reach') && end !== null,
    );
    const missing = cases.filter(({ content, words: end }) => {
      const body = String(content).replace(/^---[\s\S]*?\n---\n/, '');
      return !renderPost({ body, bodyLine: 1 }, undefined, 'shown').html.includes(String(end));
    });
    expect(cases.length).toBeGreaterThan(400);
    expect(missing.map(({ id, tries }) => `${id} ${tries}`)).toEqual([]);
  });
});
