import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpus } from '../../corpus.ts';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import type { Dialect } from '../../../main/library/render/dialect.ts';
import type { LinkForm, References } from '../../../main/library/render/references.ts';
import { type RenderedPost, renderPost } from '../../../main/library/render/render-post.ts';
import { dialects, dialectsInTurn } from './fixture-dialects.ts';
import { randomNumbers } from './random-numbers.ts';
import { disagreements } from './shown-blocks.ts';

function written(target: string | LinkForm): string {
  return typeof target === 'string' ? target : target.target;
}

const references: References = {
  link: (href) => ({ kind: 'dead', target: written(href), why: { code: 'dead.no-address' } }),
  picture: (src) => (written(src).length % 3 === 0 ? { kind: 'missing' } : { kind: 'local', url: 'file' }),
};

const fields = new Map([['title', 'T']]);

function render(body: string, dialect: Dialect): RenderedPost {
  return renderPost({ body, bodyLine: 5, fields, dialect }, references);
}

const names = Object.keys(dialects);

function dialect(name: string): Dialect {
  return dialects[name] as Dialect;
}

/** Places where internal placeholders of a post can be seen. There must be none. */
function leaks({ nonce, html, blocks, parts, links, anchors, contents }: RenderedPost): readonly string[] {
  return [
    html.replaceAll(`data-${nonce}="`, ''),
    ...blocks.map(({ text }) => text),
    JSON.stringify([parts, links, anchors, contents]),
  ].filter((text) => text.includes(nonce));
}

describe('templates', () => {
  it.each(names)('shows just what its blocks say, whatever is mixed in %s', (name) => {
    const pieces = [
      ...'{{< a >}}|{{< /a >}}|{{% b "x" %}}|{{% /b %}}|{{< figure src="p.png" caption="*c* [l](m)" link="q" >}}|{{< highlight go >}}|{{< /highlight >}}'.split(
        '|',
      ),
      ...'{{< hl-text red >}}|{{< /hl-text >}}|{{< alert info >}}|{{< /alert >}}|{{< youtube id title="t" >}}|{{</* x */>}}|{{< ref "r" >}}|{{< toc >}}'.split(
        '|',
      ),
      ...'{% if x %}|{% endif %}|{% raw %}|{% endraw %}|{{ page.title }}|{{ nothing | x }}|{% highlight js %}|{% endhighlight %}|{% note %}|{% endnote %}'.split(
        '|',
      ),
      ...'{% blockquote a http://b c %}|{% endblockquote %}|{{ f(a="b") }}|{% g(x=1) %}|{% end %}|{% comment %}|{% endcomment %}|{# c #}'.split(
        '|',
      ),
      ...'<Box a={b}>|</Box>|<Image src={x} />|{/* c */}|{x}|<>|</>|<Tabs>|</Tabs>|<div style={{a: 1}}>|</div>|<p>|</p>|<table>|<td>|<a href="y">|</a>'.split(
        '|',
      ),
      ...'[[N]]|![[p.png\\|3]]|![[N#h]]|%%|==m==|$x$|$$y$$|$|:::note|:::|> [!tip]- T|> [!x]|^id|{: #i .c}|{:toc}|{#h}|*[HTML]: x|HTML|[TOC]|READMORE'.split(
        '|',
      ),
      ...'[caption width="3"]|[/caption]|\\[caption\\]|\\[/caption\\]|\\[code\\]|\\[/code\\]|[embed]|[/embed]|[gallery ids="1"]|\\[box a="b"\\]'.split(
        '|',
      ),
      ...'x| |\n|\n\n|`|```\n|~~~|**|*|_|[l](|)|[|](u)|![|# |> |- |    |1. |"|\'|\\|<!--toc-->|<!--|-->|| a | b |\n| - | - |\n|[^1]|[^1]: n'.split(
        '|',
      ),
    ];
    const next = randomNumbers(names.indexOf(name) + 7);
    for (let round = 0; round < 1_200; round += 1) {
      let body = '';
      for (let piece = 0; piece < 14; piece += 1) {
        body += `${pieces[Math.floor(next() * pieces.length)]}${next() < 0.15 ? '\n\n' : ''}`;
      }
      const post = render(body, dialect(name));
      const lines = body.split('\n').length;
      const found = {
        disagreements: disagreements(post),
        leaks: leaks(post),
        outside: post.blocks.filter(({ line }) => line < 5 || line > 5 + lines),
        indexed: renderPost({ body, bodyLine: 5, fields, dialect: dialect(name) }).blocks,
      };
      expect({ body, ...found }).toEqual({ body, disagreements: [], leaks: [], outside: [], indexed: post.blocks });
    }
  });

  it('runs and forges nothing', () => {
    const hexo = render('{{ constructor.constructor("return process")() }} {% set x = 1 %} 0000t0z', dialect('hexo'));
    expect(hexo.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['shortcode', 'constructor.constructor("return process")()'],
      ['prose', '  0000t0z'],
    ]);
    const words =
      '{{< constructor >}} {{< __proto__ a="b" >}}x{{< /__proto__ >}} {{< toString >}} {{< param __proto__ >}}';
    expect(render(words, dialect('hugo')).parts.map(({ kind }) => kind)).toEqual(Array(4).fill('shortcode'));
    expect(
      disagreements(
        render('{% include constructor.html src="a.png" %} {{ page.constructor.name }}', dialect('jekyll')),
      ),
    ).toEqual([]);
  });

  it('keeps the inner text of calls that nest too deep', () => {
    const deep = render(
      `${'{{< box >}}\n'.repeat(10_000)}the text\n${'{{< /box >}}\n'.repeat(10_000)}`,
      dialect('hugo'),
    );
    expect(deep.blocks.flatMap(({ kind, text }) => (kind === 'shortcode' ? [] : [text]))).toEqual(['\nthe text\n']);
    expect(disagreements(deep)).toEqual([]);
  });

  it('treats an enormously long call as text', () => {
    const post = render(`{{< box ${'a '.repeat(20_000)}>}} and more`, dialect('hugo'));
    expect(post.blocks.map(({ text }) => text)).toEqual([`{{< box ${'a '.repeat(20_000)}>}} and more`]);
    expect(disagreements(post)).toEqual([]);
  });

  const { root, isThere, unlessThere } = corpus('end-point-blog');
  it.skipIf(!isThere)(
    `shows each post of a blog in its own and other dialects, and leaves what only looks like a template${unlessThere}`,
    () => {
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
      const wrong: string[] = [];
      const literal = new Set<string>();
      for (const [number, file] of files.entries()) {
        const front = parseFrontMatter(readFileSync(path.join(root, file), 'utf8'));
        // Many dialects make the same of a post. What is the same is compared with its blocks once.
        const compared = new Set<string>();
        for (const name of new Set(['hugo', ...dialectsInTurn(names, number)])) {
          const post = renderPost({ ...front, dialect: dialect(name) }, references);
          const all = JSON.stringify([post.html, post.blocks, post.parts]).replaceAll(post.nonce, 'nonce');
          if (!compared.has(all)) {
            compared.add(all);
            wrong.push(...disagreements(post).map((what) => `${name} ${file}: ${what}`));
          }
          if (name !== 'hugo') {
            continue;
          }
          const written = post.blocks.filter(({ kind }) => kind !== 'code').map(({ text }) => text);
          if (written.some((text) => text.includes('{{<'))) {
            wrong.push(`${file} shows a call`);
          }
          if (post.blocks.some(({ text }) => /\{% (?:extends|set|for|csrf_token)/.test(text))) {
            literal.add(file);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect([...literal].sort()).toEqual([
        '2013/11/asynchronous-page-switches-with-django.md',
        '2014/11/integrate-twilio-in-django.md',
        '2020/10/craft-a-cms-for-developers.md',
      ]);
    },
    600_000,
  );
});
