import type { MarkdownIt } from 'markdown-it';
import { type AttributeList, parseAttributeList } from './attribute-list.ts';

/**
 * `{#id .class}` at the end of a heading: attributes of Goldmark, Zola, Docusaurus and kramdown. With `colons` also
 * Python-Markdown's `{: #id .class }`. They are removed before the inline text is parsed, so that `{#__init__}` is an
 * id and not bold.
 */
export function headingAttributes(md: MarkdownIt, { colons }: { readonly colons: boolean }): void {
  md.core.ruler.after('block', 'heading_attributes', ({ tokens }) => {
    tokens.forEach((token, at) => {
      if (token.type !== 'inline' || tokens[at - 1]?.type !== 'heading_open') {
        return;
      }
      const { content } = token;
      const start = content.endsWith('}') ? content.lastIndexOf('{') : -1;
      const from = colons && content[start + 1] === ':' ? start + 2 : start + 1;
      const list = start < 0 || content[start - 1] === '\\' ? null : parseAttributeList(content.slice(from, -1));
      if (!list || (list.id === '' && list.classes.length === 0 && list.values.length === 0)) {
        return;
      }
      token.content = content.slice(0, start).trimEnd();
      setAttributes(tokens[at - 1], list);
    });
  });
}

/** Puts a list of attributes on a token. */
export function setAttributes(
  token: { attrSet(name: string, value: string): void; attrJoin(name: string, value: string): void } | undefined,
  list: AttributeList,
): void {
  if (!token) {
    return;
  }
  if (list.id !== '') {
    token.attrSet('id', list.id);
  }
  for (const name of list.classes) {
    token.attrJoin('class', name);
  }
  for (const [name, value] of list.values) {
    if (
      /^(?:width|height|title|alt|align|lang|dir|start|target|rel|linenos|linenostart|hl_lines|data-line|data-start)$/.test(
        name,
      )
    ) {
      token.attrSet(name, value);
    }
  }
}
