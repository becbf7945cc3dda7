import type { LinkForm } from '../render/references.ts';

/**
 * What template languages write for a value: `{{ url }}`, `{% url %}`, `<%= url %>`, which Markdown takes the outer signs
 * from where it stands for an address.
 */
const templateValue = /\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^<>]*%>|^%=?\s[^<>]*\s-?%$/;
const scheme = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Whether only a template tells the address that a reference means. What names another site leads there all the same. */
export function isComputed(target: string | LinkForm): boolean {
  if (typeof target !== 'string') {
    return target.form === 'computed';
  }
  return templateValue.test(target) && !scheme.test(target.trim());
}
