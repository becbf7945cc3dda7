import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { expect, it } from 'vitest';
import { commonDialect } from '../../main/library/render/dialect.ts';
import type { LinkForm, References } from '../../main/library/render/references.ts';
import { type RenderedPost, renderPost } from '../../main/library/render/render-post.ts';
import { dialects } from '../library/render/fixture-dialects.ts';
import { blockPieces, htmlPieces, linePieces } from '../library/render/random-markdown.ts';
import { disagreements } from '../library/render/shown-blocks.ts';
import { holds } from './fuzz.ts';

const templatePieces = [
  ...['{{', '}}', '{{< figure src="a.png" title="t" >}}', '{{< x >}}', '{{< /x >}}', '{{% x %}}', '{{% /x %}}'],
  ...['{% raw %}', '{% endraw %}', '{% if a %}', '{% endif %}', '{% highlight js %}', '{% endhighlight %}', '{% x'],
  ...['{{ page.title }}', '{{ "a" | b }}', '{# c #}', '{% include a.html b="c" %}', '<Tabs>', '</Tabs>', '<A b={c}/>'],
  ...['import A from "a"\n', 'export const a = 1\n', '{/* c */}', '{a}', '{% post_link a %}', '{% asset_img a.png %}'],
];

/** Words that can be told from all else, so that it can be asked where each one is. */
const word = fc.nat(999).map((number) => ` q${number}z `);

function pieces(lists: readonly (readonly string[])[]): fc.Arbitrary<string> {
  const kinds = lists.map((list) => ({ weight: 1, arbitrary: fc.constantFrom(...list) }));
  const piece = fc.oneof(
    ...kinds,
    { weight: 1, arbitrary: word },
    { weight: 1, arbitrary: fc.constantFrom('\n', '\n\n', ' ') },
  );
  return fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));
}

const anyDialect = fc.constantFrom(...Object.entries({ ...dialects, common: commonDialect }));

function written(target: string | LinkForm): string {
  return typeof target === 'string' ? target : target.target;
}

const picture = 'offprint-file://library/0123456789/0123456789';

const references: References = {
  link: (target) => ({ kind: 'dead', target: written(target), why: { code: 'dead.no-address' } }),
  picture: () => ({ kind: 'local', url: picture }),
};

const active =
  /^(?:script|style|iframe|object|embed|form|input|button|svg|math|base|meta|link|template|textarea|select|frame)$/;
const acting = /^(?:on|style$|id$|name$|href$|srcset$|action$|formaction$|background$|data-)/;

/** What no post's HTML may have: an element, an attribute or an address that does something. */
function harm({ html, nonce }: RenderedPost): readonly string[] {
  const found: string[] = [];
  const walk = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if ('tagName' in node) {
        found.push(...(active.test(node.tagName) ? [node.tagName] : []));
        for (const { name, value } of node.attrs) {
          const isElsewhere = name === 'src' && value !== picture;
          if (name !== `data-${nonce}` && (acting.test(name) || isElsewhere)) {
            found.push(`${name}="${value}"`);
          }
        }
        walk(node.childNodes);
      }
    }
  };
  walk(parseFragment(html).childNodes);
  return found;
}

it('any text becomes blocks that are shown as they are indexed, and nothing that could do anything', () => {
  const bodies = pieces([blockPieces, linePieces, htmlPieces, templatePieces]);
  holds(
    fc.tuple(bodies, anyDialect),
    ([source, [, dialect]]) => {
      // As front matter is taken off a file.
      const body = source.replace(/\r\n?/g, '\n');
      const shown = renderPost({ body, bodyLine: 3, dialect }, references);
      expect(shown.fault).toBe(undefined);
      expect(disagreements(shown)).toEqual([]);
      expect(harm(shown)).toEqual([]);
      const text = renderPost({ body, bodyLine: 3, dialect });
      expect(text.blocks).toEqual(shown.blocks);
      const lines = body.split('\n').length;
      expect(shown.blocks.every(({ line }) => line >= 3 && line < 3 + lines)).toBe(true);
    },
    0.5,
  );
});
