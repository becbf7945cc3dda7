import type { LinkForm } from '../render/references.ts';

/** What template languages write for a value: `{{ url }}`, `{% url %}`, `<%= url %>`. */
const templateValue = /\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^<>]*%>/;
const scheme = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Whether only a template tells the address that a reference means. What names another site leads there all the same. */
export function isComputed(target: string | LinkForm): boolean {
  if (typeof target !== 'string') {
    return target.form === 'computed';
  }
  return templateValue.test(target) && !scheme.test(target.trim());
}
