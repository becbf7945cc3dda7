import type { KnownCall } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';

interface ListedLink {
  readonly words: string;
  readonly url: string;
  readonly below: string;
}

const mostLinks = 500;

/** Links to friends that a tag lists as YAML (Butterfly, ShokaX) or as lines with bars (NexT). */
export const linkList: KnownCall = (call, tools) => {
  const lines = tools.innerSource().split('\n').slice(0, 20_000);
  const [, delimiter = '|', comment = '%'] = call.positional;
  const found = /grid|^lg$/.test(call.name) ? barLines(lines, delimiter, comment) : yamlLines(lines);
  if (found.length === 0) {
    return null;
  }
  const nodes: TreeNode[] = [];
  let items: TreeNode[] = [];
  const flush = (): void => {
    if (items.length > 0) {
      nodes.push(tools.element('ul', items));
      items = [];
    }
  };
  for (const each of found.slice(0, mostLinks)) {
    if (typeof each === 'string') {
      flush();
      nodes.push(tools.element('p', tools.inline(each)));
    } else {
      items.push(
        tools.element('li', [
          tools.link(each.url, [tools.text(each.words || each.url)]),
          ...(each.below === '' ? [] : [tools.text(` ${each.below}`)]),
        ]),
      );
    }
  }
  flush();
  return nodes;
};

/** `words | url | below | picture` on each line. */
function barLines(lines: readonly string[], delimiter: string, comment: string): readonly ListedLink[] {
  return lines
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith(comment))
    .map((each) => each.split(delimiter).map((part) => part.trim()))
    .flatMap(([words = '', url = '', below = '']) => (url === '' ? [] : [{ words, url, below }]));
}

const keys: Readonly<Record<string, keyof ListedLink>> = {
  name: 'words',
  site: 'words',
  title: 'words',
  link: 'url',
  url: 'url',
  descr: 'below',
  desc: 'below',
  description: 'below',
};

/** Items of `key: value` lines. A text is the name of a group or what is said about it. */
function yamlLines(lines: readonly string[]): readonly (ListedLink | string)[] {
  const found: (ListedLink | string)[] = [];
  let item: Partial<Record<keyof ListedLink, string>> = {};
  const close = (): void => {
    if (item.url) {
      found.push({ words: item.words ?? '', url: item.url, below: item.below ?? '' });
    }
    item = {};
  };
  for (const each of lines) {
    const [, dash = '', key = '', quoted = ''] = /^\s{0,99}(-\s+)?([A-Za-z_]{1,30}):\s*(.*)$/.exec(each) ?? [];
    const value = quoted.trim().replace(/^(["'])(.*)\1$/, '$2');
    if (dash !== '') {
      close();
    }
    if (/^class_(?:name|desc)$/.test(key) && value !== '') {
      close();
      found.push(value);
    }
    const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (known) {
      item[known] ??= value;
    }
  }
  close();
  return found;
}
