import type { LinkForm } from '../render/references.ts';

/**
 * A value in a template language: `{{ url }}`, `{% url %}`, `<%= url %>`. In the place of an address, Markdown may have
 * removed its outer signs, and HTML cuts an address without quotes at the first space (`href={{ url }}`).
 */
const templateValue = /\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^<>]*%>|^%=?\s[^<>]*\s-?%$|^\{[{%]/;
const scheme = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * Whether only a template could tell the address of a reference. A reference that names another site leads there in any
 * case.
 */
export function isComputed(target: string | LinkForm): boolean {
  if (typeof target !== 'string') {
    return target.form === 'computed';
  }
  return templateValue.test(target) && !scheme.test(target.trim());
}
