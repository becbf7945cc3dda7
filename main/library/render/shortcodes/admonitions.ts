import { admonitionKind, admonitionKinds } from '../markdown/admonition-kind.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { CallTools, KnownCall } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { firstArgument } from './call-arguments.ts';

/** A box of a known kind, with its title if the author gave one. */
export function admonition(
  tools: CallTools,
  kind: string,
  title: readonly TreeNode[],
  body: readonly TreeNode[],
  fold: 'open' | 'closed' | null = null,
): TreeNode {
  const classes = `admonition ${admonitionKind(kind)}`;
  if (fold === null) {
    return tools.element(
      'div',
      [...(title.length === 0 ? [] : [tools.element('p', title, { classes: 'admonition-title' })]), ...body],
      { classes },
    );
  }
  const summary = tools.element('summary', title, { classes: 'admonition-title' });
  return tools.element('details', [summary, ...body], { classes, attributes: fold === 'open' ? [['open', '']] : [] });
}

/** What a call says: its inner text, or the words of an argument. Null if it has neither. */
export function bodyOf(call: TemplateCall, tools: CallTools): readonly TreeNode[] | null {
  if (call.inner) {
    return tools.inner();
  }
  const words = firstArgument(call, 'text', 'body', 'content', 'message');
  return words === '' ? null : [tools.element('p', tools.inline(words))];
}

/** `{{% note %}}…`, `{{ note(text="…") }}` and similar calls. The call's name is the kind. */
export const namedAdmonition: KnownCall = (call, tools) => {
  const body = bodyOf(call, tools);
  const title = firstArgument(call, 'title', 'header') || call.positional.join(' ');
  return body && [admonition(tools, call.name, title === '' ? [] : tools.inline(title), body)];
};

/** `{{< alert "warning" >}}`, `{{% admonition type="tip" title="…" %}}`. An argument is the kind. */
export const typedAdmonition: KnownCall = (call, tools) => {
  const body = bodyOf(call, tools);
  if (!body) {
    return null;
  }
  const type =
    firstArgument(call, 'type', 'kind', 'style', 'color', 'context', 'class') ||
    (call.positional.find((each) => admonitionKinds.has(each.toLowerCase())) ?? 'note');
  // `{{< admonition tip "Title" >}}`: the second argument. A single one may be the name of an icon.
  const [first = '', second = ''] = call.positional;
  const behind = admonitionKinds.has(first.toLowerCase()) && !/^(?:true|false)$/.test(second) ? second : '';
  const title = firstArgument(call, 'title', 'heading') || behind;
  return [admonition(tools, type, title === '' ? [] : tools.inline(title), body)];
};

export const detailsCall: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const summary = firstArgument(call, 'summary', 'title') || call.positional.join(' ');
  const open = firstArgument(call, 'open', 'default_open');
  const children = [...(summary === '' ? [] : [tools.element('summary', tools.inline(summary))]), ...tools.inner()];
  return [tools.element('details', children, { attributes: open === 'true' ? [['open', '']] : [] })];
};
