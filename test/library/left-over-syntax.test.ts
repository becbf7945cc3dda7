import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverSyntax, marksIn } from './left-over-syntax.ts';
import { withLibrary } from './open-library.ts';
import { fixtureNames } from './sites/expected-posts.ts';
import { fixtures } from './sites/publish-fixture.ts';

/** What the generators themselves show as it is written. */
const asPublished: Readonly<Record<string, readonly string[]>> = {
  'middleman-pretty': ['source/blog/posts/2014-03-04-second.html.md  template: Text with <% if true %>erb<% end %>.'],
  // Templates of notes are notes.
  obsidian: [
    'Templates/Weekly.md  template: For <% tp.file.title %>.',
    'Start/Day.md  template: {{date}}',
    'Forms/Meeting.md  template: {{title}}',
  ],
};

describe('the text that a reader sees', () => {
  it('is searched for marks outside of code', () => {
    expect(
      marksIn('<p>a {{ b }} <code>{{ c }}</code></p><p>d [e](f) g</p><p>:::note</p><p>[[h]] i **j** ~~k~~</p>'),
    ).toEqual([
      'template: a {{ b }}',
      'link: d [e](f) g',
      'container: :::note',
      'wiki link: [[h]] i **j** ~~k~~',
      'emphasis: [[h]] i **j** ~~k~~',
    ]);
    expect(marksIn('<p>10:30:45, x[1], 2 * 3, a_b, C++ and $5</p><pre># no heading</pre>')).toEqual([]);
  });

  it.each(fixtureNames())('holds no left-over syntax in the %s fixture', async (name) => {
    const found = await withLibrary(path.join(fixtures, name), leftOverSyntax);
    expect([...found].sort()).toEqual([...(asPublished[name] ?? [])].sort());
  });
});
