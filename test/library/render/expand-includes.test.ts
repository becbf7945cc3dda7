import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary } from '../open-library.ts';
import { publishFiles } from '../sites/publish-fixture.ts';
import { expandIncludes, type Includes } from '../../../main/library/render/templates/expand-includes.ts';

const includes: Includes = {
  'image.html': `{% comment %} how to use it {% endcomment %}
{% assign base = "/assets/" | append: include.file %}
<figure class="{{ include.class | default: "center" }}">
  {% if include.link %}<a href="{{ include.link }}">{% endif %}
  <img src="{{ base | relative_url }}"
       {% if include.alt %}alt="{{ include.alt | escape }}"{% else %}alt="{{ include.caption | strip_html }}"{% endif %}
       {%- if include.width %} width="{{ include.width }}"{% endif %} />
  {% if include.link %}</a>{% endif %}
  {% unless include.bare %}
  <figcaption>{{ include.caption | markdownify | remove: "<p>" | remove: "</p>" }}</figcaption>
  {% endunless %}
</figure>
`,
  pic: '<img alt="{{include.alt}}" src="/img/{{include.src}}" />\n<em>{{include.caption}}</em>\n',
  'md.html': '![{{ include.alt }}](/img/{{ include.src }})\n',
  'wrap.html': '<div>{% include pic src=include.src alt="wrapped" caption=include.cap %}</div>',
  'figure.html':
    '<img src="{% if include.path contains "://" %}{{ include.path }}{% elsif page.folder %}{{ page.folder }}/{{ include.path }}{% else %}{{ include.path | relative_url }}{% endif %}">',
  'ad.html': '<script>alert("x")</script>',
  'cond.html': '{% if site.flag %}<b>yes</b>{% endif %}',
  'case.html': '<b>{% for p in site.posts %}x{% endfor %}</b>',
  'text.md': 'One *line*.\n',
  'texts.md': 'One line.\n\nAnother.\n',
  'self.html': '<p>x {% include self.html %}</p>',
};

describe('the includes of a site', () => {
  it.each([
    [
      '{% include image.html file="a.png" caption="A *cap*" link="/two/" width="30" %}',
      '<figure class="center"> <a href="/two/"> <img src="{{ "/assets/" | append: "a.png" | relative_url }}" alt="A *cap*" width="30" /> </a> <figcaption>A *cap*</figcaption> </figure>',
    ],
    [
      `{% include image.html file="a.png" bare=true alt='A "b"' %}`,
      '<figure class="center"> <img src="{{ "/assets/" | append: "a.png" | relative_url }}" alt="A &quot;b&quot;" /> </figure>',
    ],
    // A name instead of a text stays a name, and the lines of the tag stay lines.
    ['{% include pic\n  src=page.src\n  alt="a" %}|', '<img alt="a" src="/img/{{ page.src }}" />\n<em></em>\n|'],
    ['a {% include md.html alt="m" src="a.png" %} b', 'a ![m](/img/a.png) b'],
    [
      '{% include wrap.html src="a.png" cap="deep" %}',
      '<div><img alt="wrapped" src="/img/a.png" /> <em>deep</em></div>',
    ],
    ['{% include figure.html path="https://w.example/a.png" %}', '<img src="https://w.example/a.png">'],
    ['{% include_cached figure path="a.png" %}', '<img src="{{ page.folder }}/a.png">'],
    ['{%- include text.md -%}', 'One *line*.'],
  ])('replace %s', (source, expected) => {
    expect(expandIncludes(source, includes, new Map([['folder', 'here']]))).toBe(expected);
  });

  it.each([
    '{% include ad.html %}',
    '{% include cond.html %}',
    '{% include case.html %}',
    '{% include texts.md %}',
    '{% include self.html %}',
    '{% include other.html a="b" %}',
    '{% include toString %}',
    '{% include constructor.html %}',
    '{% include {{ page.name }} %}',
    '{% raw %}{% include text.md %}{% endraw %}',
    '{% raw %}{% include text.md %}',
    '{% include text.md ',
    '{% include_relative text.md %}',
  ])('leave %s as it is', (source) => {
    expect(expandIncludes(source, includes, new Map())).toBe(source);
  });

  it('stop when a post has become long', () => {
    const long = { 'x.html': `<p>${'x'.repeat(4_000)}</p>` };
    const text = expandIncludes('{% include x.html %}\n'.repeat(1_000), long, new Map());
    expect(text.length).toBeLessThan(300_000);
    expect(text.endsWith('{% include x.html %}\n')).toBe(true);
  });
});

it('are read from the folder of the site, and lead links and pictures where the site leads', async () => {
  const files = {
    '_config.yml': 'baseurl: /blog\nincludes_dir: _parts\n',
    '_parts/pic.html': '<figure><img src="{{ site.baseurl }}/assets/{{ include.name }}"></figure>',
    '_parts/youtube.html': '<b>{{ include.id }}</b>',
    'assets/a.png': '',
    '_posts/2020-01-02-one.md': 'Text\n\n{% include pic.html\n  name="a.png" %}\n\n![b](/nowhere.png)\n',
  };
  const { site } = await publishFiles(files);
  expect(Object.keys(site.dialect.includes ?? {})).toEqual(['pic.html']);
  const { library } = await openWholeLibrary(temporaryFolder(files));
  const references = await library.references();
  expect(references.map(({ line, target, kind, to }) => [line, target, kind, to])).toEqual([
    [3, '/assets/a.png', 'picture', 'assets/a.png'],
    [6, '/nowhere.png', 'dead', null],
  ]);
});
