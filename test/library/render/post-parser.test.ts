import { expect, it } from 'vitest';
import { renderPost } from '../../../main/library/render/render-post.ts';

const hiding = [
  ...['audio', 'canvas', 'iframe', 'noembed', 'noframes', 'noscript', 'object', 'script'],
  ...['select', 'style', 'template', 'textarea', 'title', 'video', 'xmp'],
];

it.each(hiding)('shows the text after <%s />, as its author meant', (name) => {
  for (const body of [
    `Before.\n\n<${name} src="x" />\n\nThe lake.`,
    `Before.\n\n<div><${name}/>The lake.</div>`,
    `<p>Before <${name} width=3 /> The lake.`,
  ]) {
    expect(renderPost({ body, bodyLine: 1 }, undefined, 'shown').html, body).toContain('The lake.');
  }
});

it('parses other elements as a browser does', () => {
  const { html } = renderPost({ body: '<div><b/>The lake.</div>', bodyLine: 1 }, undefined, 'shown');
  expect(html).toMatch(/<b>.*The lake\..*<\/b>/s);
});
