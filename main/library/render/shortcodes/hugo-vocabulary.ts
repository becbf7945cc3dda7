import type { LinkForm } from '../references.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { CallValue, KnownCall, Vocabulary } from '../tree/known-call.ts';
import { argument, codeOptions, fieldText, firstArgument } from './call-arguments.ts';
import { gallery } from './galleries.ts';
import { quotation } from './quotation.ts';
import { themeCalls, inner } from './theme-calls.ts';
import { codeText } from './titled-code.ts';
import { tranquilpeak } from './tranquilpeak.ts';
import { webEmbeds } from './web-embeds.ts';

/** Hugo's shortcodes, https://gohugo.io/shortcodes/, and those of Tranquilpeak, which other themes share. */
const highlight: KnownCall = (call, tools) =>
  /\bhl_inline=true\b/i.test(argument(call, 'options', 1))
    ? [tools.element('code', [tools.text(codeText(tools.innerSource()).trim())])]
    : [tools.code(codeText(tools.innerSource()), argument(call, 'lang', 0), highlightOptions(call))];

/** `linenos=table,hl_lines=3 5-6`, as the second argument or by name. */
function highlightOptions(call: TemplateCall): string {
  return [argument(call, 'options', 1), codeOptions(call, 2)].join(' ');
}

function pageOf(call: Parameters<CallValue>[0]): LinkForm {
  const language = argument(call, 'lang', 1);
  return { form: 'ref', target: argument(call, 'path', 0), ...(language === '' ? {} : { language }) };
}

const reference: KnownCall = (call, tools) => {
  const page = pageOf(call);
  return page.target === '' ? null : [tools.link(page, [tools.text(page.target)])];
};

const param: KnownCall = (call, tools) => {
  const value =
    fieldText(tools.fields, argument(call, 'name', 0)) ??
    fieldText(tools.fields, `params.${argument(call, 'name', 0)}`);
  return value === null ? null : [tools.text(value)];
};

const qr: KnownCall = (call, tools) => {
  const text = argument(call, 'text', 0) || tools.innerSource().trim();
  return text === '' ? null : [tools.element('p', [tools.text(text)])];
};

const quote: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const author = argument(call, 'author', 0);
  const source = firstArgument(call, 'source', 'cite');
  const link = firstArgument(call, 'link', 'url', 'href');
  const words = [author, source].filter(Boolean).join(', ');
  return [
    quotation(
      tools,
      tools.inner(),
      words === '' ? [] : [link === '' ? tools.text(words) : tools.link(link, [tools.text(words)])],
    ),
  ];
};

const value: CallValue = (call, fields) => {
  if (call.name === 'ref' || call.name === 'relref') {
    return pageOf(call);
  }
  if (call.name === 'param') {
    return fieldText(fields, argument(call, 'name', 0)) ?? fieldText(fields, `params.${argument(call, 'name', 0)}`);
  }
  if (call.name === 'baseurl' || call.name === 'siteurl') {
    return { form: 'root', target: '' };
  }
  return null;
};

export const hugoVocabulary: Vocabulary = {
  shown: {
    ...themeCalls,
    ...webEmbeds,
    youtubelite: webEmbeds['youtube'] as KnownCall,
    highlight,
    ref: reference,
    relref: reference,
    param,
    qr,
    quote,
    rawhtml: inner,
    raw: inner,
    gallery,
    ...tranquilpeak,
    blockquote: (call, tools) => (call.named.size > 0 ? quote : (tranquilpeak['blockquote'] ?? quote))(call, tools),
  },
  value,
};
