import { expect, it } from 'vitest';
import { commonDialect } from '../../../main/library/render/dialect.ts';
import { parseGoTemplate } from '../../../main/library/render/go-templates/parse-go-template.ts';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { stepGrowth } from '../../step-growth.ts';

it.each([
  '{{',
  '{{ "',
  '{{ `',
  '{{/* ',
  '{{- ',
  '{{ if .Get 0 }}',
  '{{ (.Get 0) }}',
  '{{ ((((((',
  '{{ end }}',
  ' -}}',
  '}}',
  '{{ .a.b.c',
  '{{ "\\',
])('reading a template takes steps in proportion to %j', (part) => {
  expect(stepGrowth((size) => parseGoTemplate(part.repeat(size)), 500)).toBeLessThan(5);
});

const shortcodes = {
  note: '<div>{{ .Inner | markdownify }}</div>',
  many: `<b>${'{{ .Inner }}'.repeat(300)}</b>`,
  grow: `{{ $a := .Get 0 }}${'{{ $a = print $a $a }}'.repeat(300)}<b>{{ $a }}</b>`,
  replaced: `{{ $a := .Get 0 }}${'{{ $a = replace $a "a" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }}'.repeat(100)}<b>{{ $a }}</b>`,
  brackets: `{{ ${'('.repeat(30)}.Get 0${')'.repeat(30)} }}`,
};

it.each([
  '{{< note >}}a{{< /note >}} ',
  '{{< note >}}',
  '{{< many >}}a{{< /many >}} ',
  '{{< many >}}',
  '{{< grow "a" >}} ',
  '{{< replaced "a" >}} ',
  '{{< brackets "a" >}} ',
  '{{< none >}} ',
  '[a]({{< note >}}) ',
])('rendering takes steps in proportion to calls %j', (part) => {
  const dialect = { ...commonDialect, templates: 'hugo', shortcodes } as const;
  const render = (size: number): void => {
    renderPost({ body: part.repeat(size), bodyLine: 1, dialect });
  };
  expect(stepGrowth(render, 50)).toBeLessThan(6);
});

it.each(['note', 'twice', 'many'])('rendering takes steps in proportion to nested calls of %s', (name) => {
  const twice = '<p title="{{ .Inner }}">{{ .Inner | markdownify }}</p>';
  const dialect = { ...commonDialect, templates: 'hugo', shortcodes: { ...shortcodes, twice } } as const;
  const render = (size: number): void => {
    renderPost({ body: `{{< ${name} >}}`.repeat(size) + `{{< /${name} >}}`.repeat(size), bodyLine: 1, dialect });
  };
  expect(stepGrowth(render, 20)).toBeLessThan(8);
});
