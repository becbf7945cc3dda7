import { defaultTreeAdapter, type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Library } from '../../main/library/library.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Marks of Markdown and of template languages that no reader should see. */
const marks: readonly (readonly [name: string, mark: RegExp])[] = [
  ['template', /\{\{|\{%|<%|\{#[\w-]+\}|\{:/],
  ['container', /(?:^|\n)\s*:::|(?:^|\n)\s*!!! /],
  ['wiki link', /\[\[|\]\]/],
  ['link', /\]\([^)\s]|\]\[\w|^\[[^\]]+\]:\s/],
  ['front matter', /^(?:\+\+\+|---)\s*$/m],
  ['comment', /<!--|-->|\{\/\*/],
  ['emoji', /(?:^|\s):[a-z][a-z_]{2,30}:(?=$|[\s.,!?])/],
  ['emphasis', /\*\*(?=\S)|(?<=\S)\*\*|(?<![\w`/])__(?=\w)|~~/],
  ['heading', /(?:^|\n)#{1,6} \S/],
  ['fence', /```|~~~/],
  ['formula', /\$\$|\\\(|\\\[/],
];

const silent = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'tt']);

function texts(node: Node, found: string[]): readonly string[] {
  if (defaultTreeAdapter.isTextNode(node)) {
    found.push(node.value);
  } else if ('childNodes' in node && !silent.has(node.nodeName)) {
    for (const child of node.childNodes) {
      texts(child, found);
    }
  }
  return found;
}

/** The marks that stand in a post's HTML outside of code, each with the words around it. */
export function marksIn(html: string): readonly string[] {
  return texts(parseFragment(html), []).flatMap((text) =>
    marks.flatMap(([name, mark]) => {
      const at = text.search(mark);
      return at < 0
        ? []
        : [
            `${name}: ${text
              .slice(Math.max(0, at - 20), at + 40)
              .replace(/\s+/g, ' ')
              .trim()}`,
          ];
    }),
  );
}

/** Syntax that is left over in the shown posts of a library, as `path  kind: words`. */
export async function leftOverSyntax(library: Library): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id, file } of library.posts()) {
    const { html } = await library.call('post.read', { library: library.id, post: id, text: '' });
    found.push(...marksIn(html).map((mark) => `${file.path}  ${mark}`));
  }
  return found;
}
