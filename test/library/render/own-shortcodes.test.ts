import { describe, expect, it } from 'vitest';
import { commonDialect } from '../../../main/library/render/dialect.ts';
import type { References } from '../../../main/library/render/references.ts';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { linksOf } from '../links/links-of.ts';
import { openWholeLibrary, readPostAt } from '../open-library.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { disagreements } from './shown-blocks.ts';

const config = { 'hugo.toml': 'baseURL = "https://a.example/"\n[markup.goldmark.renderer]\nunsafe = true\n' };

const noTargets: References = {
  link: (target) => ({ kind: 'dead', target: String(target), why: { code: 'dead.no-address' } }),
  picture: () => ({ kind: 'missing' }),
};

/** The HTML of a post with this text, without our own marks. */
async function shown(text: string, templates: Readonly<Record<string, string>>): Promise<string> {
  const files = Object.entries(templates).map(([name, template]) => [`layouts/shortcodes/${name}.html`, template]);
  const root = temporaryFolder({
    ...config,
    ...Object.fromEntries(files),
    'content/a.md': `---\ntitle: "T & U"\ndate: 2020-01-02\nflag: true\ndeep: {er: down}\n---\n${text}\n`,
    'static/a.png': '',
  });
  const { library } = await openWholeLibrary(root);
  const { html, parts } = await readPostAt(library, 'content/a.md');
  return html
    .replace(/ data-n[0-9a-f]+="p(\d+)"/g, (_all, at: string) => ` part="${parts[Number(at)]?.kind}"`)
    .replace(/ data-n[0-9a-f]+="\w+"/g, '')
    .replace(/ src="offprint-file:[^"]*"/g, ' src')
    .replace(/<\/?span>|^\s+|\s+$/g, '')
    .replace(/\s*\n\s*/g, ' ');
}

// What stands behind each template is what Hugo 0.111.3 printed, without attributes that we never show.
describe("a site's own shortcode is shown as its template writes it", () => {
  it.each([
    [
      'a picture with a caption',
      `{{/* src, alt */}}
{{- $src := .Get "src" -}}{{- $alt := .Get "alt" | default (.Get "caption") -}}
<figure{{ with .Get "class" }} class="{{ . }}"{{ end }}>
  {{ with .Get "link" }}<a href="{{ . }}">{{ end }}<img src="{{ $src | relURL }}" alt="{{ $alt | markdownify | plainify }}" {{ with .Get "width" }}width="{{ . }}"{{ end }}>
  {{ if .Get "link" }}</a>{{ end }}{{ with .Get "caption" }}<figcaption>{{ . | markdownify }}</figcaption>{{ end }}
</figure>`,
      '{{< own src="a.png" caption="A *boat* in [port](/a/)" width="300" class="wide" >}}',
      '<figure class="wide"> <img src alt="A boat in port" width="300"> <figcaption>A <em>boat</em> in <a>port</a></figcaption> </figure>',
    ],
    [
      'a picture in a line',
      '<img src="/{{ .Get 0 }}" alt="{{ .Get 1 }}">',
      'See {{< own "a.png" "it" >}}.',
      '<p>See <img src alt="it">.</p>',
    ],
    [
      'a box with a branch',
      '{{ $k := .Get 0 | default "note" }}<div>{{ if eq $k "warning" }}<b>Care</b>{{ else if eq $k "tip" }}<b>Tip</b>{{ else }}<b>{{ $k | title }}</b>{{ end }}{{ .Inner | markdownify }}</div>',
      '{{< own warning >}}\nSome **bold**.\n{{< /own >}}\n\n{{< own >}}\nOne.\n\n- two\n{{< /own >}}\n\n{{< own tip >}}Short.{{< /own >}}',
      '<div><b>Care</b>Some <strong>bold</strong>.</div> <div><b>Note</b><p>One.</p> <ul> <li>two</li> </ul> </div> <div><b>Tip</b>Short.</div>',
    ],
    [
      'inner text that is no Markdown',
      '<div>{{ .Inner }}</div>',
      '{{< own >}}Not **b** but <b>this</b>.{{< /own >}}',
      '<div>Not **b** but <b>this</b>.</div>',
    ],
    [
      'a call within another',
      '<div>{{ .Inner | markdownify }}</div>',
      '{{< own >}}\nA {{< own >}}*b*{{< /own >}}\n{{< /own >}}',
      '<div>A <div><em>b</em></div></div>',
    ],
    [
      'Markdown of the template',
      '**{{ .Get 0 }}:** {{ .Inner }}',
      '{{% own "Note" %}}is **said** here.{{% /own %}}',
      '<p><strong>Note:</strong> is <strong>said</strong> here.</p>',
    ],
    [
      'code',
      '{{ highlight (trim .Inner "\\n") (.Get 0) "" }}',
      '{{< own go >}}\na := <b>\n{{< /own >}}',
      '<span part="code">',
    ],
    [
      'front matter',
      '{{ .Page.Title }} {{ .Page.Params.deep.er }}{{ .Page.Params.none }}{{ if .Page.Params.flag }} on{{ end }}',
      'A {{< own >}}.',
      '<p>A T &amp; U down on.</p>',
    ],
    [
      'text that looks like HTML',
      '<i>{{ .Get 0 }}</i>',
      'A {{< own "a <b> & c" >}}',
      '<p>A <i>a &lt;b&gt; &amp; c</i></p>',
    ],
    [
      'HTML of an argument',
      '<i>{{ .Get 0 | safeHTML }}</i>',
      'A {{< own "a <b>c</b>" >}}',
      '<p>A <i>a <b>c</b></i></p>',
    ],
    [
      'arguments by name or place',
      '{{ if .IsNamedParams }}{{ .Params.t }}{{ else }}{{ index .Params 1 }}{{ end }}{{ if isset .Params "t" }}!{{ end }}',
      '{{< own t="N" >}} {{< own "a" "P" >}}',
      '<p>N! P</p>',
    ],
    [
      'the number of arguments',
      '{{ if (len .Params | eq 1) }}<b>{{ .Get 0 }}</b>{{ else }}<i>{{ .Get 1 }}</i>{{ end }}',
      '{{< own "x" >}} {{< own "x" "y" >}}',
      '<p><b>x</b> <i>y</i></p>',
    ],
    [
      'the dot and the dollar',
      '{{ with .Get 0 }}{{ . }}-{{ $.Get 1 }}{{ else }}none{{ end }}',
      '{{< own "a" "b" >}} {{< own >}}',
      '<p>a-b none</p>',
    ],
    [
      'a name that gets another value in a branch',
      '{{ $t := "plain" }}{{ if .Get 0 }}{{ $t = "fancy" }}{{ end }}{{ $t }}',
      '{{< own "a" >}} {{< own >}}',
      '<p>fancy plain</p>',
    ],
    [
      'a name of a branch',
      '{{ $t := "plain" }}{{ if .Get 0 }}{{ $t := "fancy" }}{{ end }}{{ $t }}',
      '{{< own "a" >}}',
      '<p>plain</p>',
    ],
    [
      'texts that functions make',
      '{{ lower (.Get 0) }} {{ upper (.Get 0) }} {{ humanize (.Get 1) }} {{ printf "%s-%d" (.Get 0) 3 }}{{ if hasPrefix (.Get 0) "aB" }} yes{{ end }}',
      '{{< own "aBc" "one-two" >}}',
      '<p>abc ABC One two aBc-3 yes</p>',
    ],
    [
      'an argument that is false',
      '{{ if .Get "a" }}yes{{ else }}no{{ end }} {{ .Get "a" }}',
      '{{< own a=false >}} {{< own a=true >}}',
      '<p>no false yes true</p>',
    ],
    [
      'numbers',
      '{{ if gt (int (.Get 0)) 3 }}many{{ else }}few{{ end }}',
      '{{< own 5 >}} {{< own "2" >}}',
      '<p>many few</p>',
    ],
    [
      'breaks in inner text',
      '<div>{{ replace .Inner "\\n" "<br>" | safeHTML }}</div>',
      '{{< own >}}a\nb{{< /own >}}',
      '<div>a<br>b</div>',
    ],
    ['a template that writes nothing', '{{/* no text */}}', 'A{{< own >}}.', '<p>A.</p>'],
  ])('%s', async (_what, template, text, html) => {
    expect(await shown(text, { own: template })).toBe(html);
  });

  it('a call in an address, and a template in a folder', async () => {
    const templates = { cdn: '{{- printf "/%s" (.Get 0) -}}', 'box/two': '<i>{{ .Get 0 }}</i>' };
    expect(await shown('![a]({{< cdn "a.png" >}}) {{< box/two "b" >}}', templates)).toBe(
      '<p><img src alt="a"> <i>b</i></p>',
    );
  });
});

describe('a shortcode stays a call', () => {
  it.each([
    ['a loop', '{{ range .Params }}{{ . }}{{ end }}'],
    ['the site', '<b>{{ .Site.Title }}</b>'],
    ['another template', '<b>{{ partial "a.html" . }}</b>'],
    ['a call around it', '{{ .Parent.Get 0 }}'],
    ['a function that is not known', '{{ now.Year }}'],
    ['an error', '{{ if .Get 0 }}a'],
    ['a call without a method', '{{ .constructor }}{{ constructor }}{{ __proto__ 1 }}'],
    ['branches that are nested too deep', `${'{{ if .Get 0 }}'.repeat(20)}a${'{{ end }}'.repeat(20)}`],
  ])('if its template needs %s', async (_what, template) => {
    expect(await shown('A {{< own "b" >}}.', { own: template })).toBe('<p>A <span part="shortcode">.</p>');
  });

  it('with its inner text if the template leaves that out', async () => {
    expect(await shown('{{< own >}}Kept.{{< /own >}}', { own: '<b>other</b>' })).toContain('Kept.');
    expect(await shown('{{< own >}}Kept.{{< /own >}}', { own: '<script>a()</script>' })).toContain('Kept.');
  });

  it('that Offprint knows, if the own template can not be followed', async () => {
    const own = '<figure>{{ range .Params }}{{ . }}{{ end }}</figure>';
    expect(await shown('{{< figure src="/a.png" alt="A" >}}', { figure: own })).toContain('<img src alt="A"');
    expect(await shown('{{< figure src="/a.png" >}}', { figure: '<b>{{ .Get "src" }}</b>' })).toBe(
      '<p><b>/a.png</b></p>',
    );
  });
});

it('resolves what templates refer to', async () => {
  const links = await linksOf('content/posts/one/index.md', {
    ...config,
    'layouts/shortcodes/own.html':
      '{{ $img := .Page.Resources.GetMatch (.Get 0) }}{{ $small := $img.Resize "300x" }}<a href="{{ $img.RelPermalink }}"><img src="{{ $small.RelPermalink }}" width="{{ $small.Width }}"></a>',
    'layouts/_shortcodes/pdf.html': '<a href="{{ .Get "file" | absURL }}">{{ .Get "file" }}</a>',
    'themes/t/layouts/shortcodes/tcard.html': '<a href="{{ .Get 0 }}">{{ .Get 1 }}</a>',
    'themes/t/layouts/shortcodes/figure.html': '<b>theme</b>',
    'layouts/shortcodes/note.html': '<div>{{ .Inner | markdownify }}</div>',
    'content/posts/one/index.md':
      '---\ntitle: A\ndate: 2020-01-02\n---\n{{< own "own.png" >}}\n{{< pdf file="book.pdf" >}} {{< tcard "/gone/" "x" >}} {{< figure src="/f.png" >}}\n\n{{< note >}}\n[a](/b/)\n\n[c](/d/)\n{{< /note >}}\n',
    'content/posts/one/own.png': '',
    'static/book.pdf': '',
  });
  expect(links).toEqual({
    'own.png': 'picture content/posts/one/own.png (file)',
    '/book.pdf': 'file static/book.pdf (static)',
    '/gone/': 'dead null (none)',
    '/f.png': 'dead null (none)',
    '/b/': 'dead null (none)',
    '/d/': 'dead null (none)',
  });
});

it('makes a tree that a browser reads the same, with the same blocks for the index', () => {
  const around = ['p', 'div', 'a', 'b', 'li', 'td', 'table', 'h2', 'summary', 'button', 'pre', 'code', 'select', 'svg'];
  const templates = around.flatMap((tag) => [
    `<${tag}>{{ .Inner | markdownify }}</${tag}>`,
    `<${tag}>{{ .Inner }}`,
    `</${tag}>{{ .Get 0 | markdownify }}<${tag} title="{{ .Inner }}">`,
  ]);
  const bodies = [
    '{{< own "a *b*" >}}c{{< /own >}}',
    'd {{< own "a" >}}\n\n- c [e](f)\n\n| g | h |\n|---|---|\n| i | j |\n\n{{< /own >}} k',
    '- {{< own "`a`" >}}\n  <p>c</p><li>m\n  {{< own >}}**n**{{< /own >}}{{< /own >}}',
    '{{% own "a" %}}\n# o\n\n```\np\n```\n{{% /own %}}',
    '[q {{< own >}}r [s](t){{< /own >}}](u) *v {{< own >}}w*{{< /own >}}',
  ];
  const wrong = templates.flatMap((own) =>
    bodies.flatMap((body) => {
      const dialect = { ...commonDialect, templates: 'hugo', shortcodes: { own } } as const;
      const post = { body, bodyLine: 1, dialect };
      const shownPost = renderPost(post, noTargets);
      const indexed = renderPost(post);
      const texts = (blocks: readonly { readonly text: string }[]): string => blocks.map(({ text }) => text).join('|');
      return [
        ...disagreements(shownPost),
        ...(texts(shownPost.blocks) === texts(indexed.blocks) ? [] : ['other blocks']),
      ].map((what) => `${own} ${body}: ${what}`);
    }),
  );
  expect(wrong).toEqual([]);
});
