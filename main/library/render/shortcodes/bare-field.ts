import type { CallValue } from '../tree/known-call.ts';
import { fieldText } from './call-arguments.ts';

/** `{{ title }}`: in Eleventy and Hexo, templates reach a post's front matter without a prefix. */
export const bareField: CallValue = (call, fields, names) => {
  const name = /^\{\{-?\s*([\w.]{1,100})\s*-?\}\}$/.exec(call.source)?.[1];
  if (call.kind !== 'output' || name === undefined || names(name.split('.', 1)[0] ?? '') !== undefined) {
    return null;
  }
  return fieldText(fields, name);
};
