import type { MarkdownIt } from 'markdown-it';
import { type AttributeList, readAttributeList } from './attribute-list.ts';

/** `{#id .class}` at the end of a heading: Goldmark's, Zola's, Docusaurus' and Python-Markdown's attributes. */
export function headingAttributes(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'heading_attributes', ({ tokens }) => {
    tokens.forEach((token, at) => {
      if (token.type !== 'inline' || tokens[at - 1]?.type !== 'heading_open') {
        return;
      }
      const last = token.children?.at(-1);
      if (last?.type !== 'text') {
        return;
      }
      const start = last.content.lastIndexOf('{');
      const list =
        start >= 0 && last.content.trimEnd().endsWith('}')
          ? readAttributeList(
              last.content
                .slice(start + 1)
                .trimEnd()
                .slice(0, -1),
            )
          : null;
      if (!list || (list.id === '' && list.classes.length === 0 && list.values.length === 0)) {
        return;
      }
      last.content = last.content.slice(0, start).trimEnd();
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
    if (/^(?:width|height|title|alt|align|lang|dir|start|target|rel)$/.test(name)) {
      token.attrSet(name, value);
    }
  }
}
