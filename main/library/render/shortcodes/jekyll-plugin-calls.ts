import type { KnownCall } from '../tree/known-call.ts';
import { figure } from './figures.ts';
import { quotation } from './quotation.ts';
import { themeCalls } from './theme-calls.ts';

/** `{% sidenote 'id' 'words' %}` and `{% marginnote 'id' 'words' %}` of tufte-jekyll. */
const sideNote: KnownCall = (call, tools) => {
  const words = call.positional[1] ?? '';
  return call.inner || words === '' ? null : tools.inline(` (${words})`);
};

/** `{% maincolumn 'picture' 'caption' %}`; with `marginfigure`, an id stands before both. */
const notedPicture: KnownCall = (call, tools) => {
  const [src = '', caption = ''] = call.positional.slice(call.name === 'marginfigure' ? 1 : 0);
  return src === '' || call.inner
    ? null
    : [figure(tools, tools.picture(src), caption === '' ? [] : tools.inline(caption))];
};

const newThought: KnownCall = (call, tools) => {
  const [words = ''] = call.positional;
  return words === '' ? null : tools.inline(words);
};

/** `{% epigraph 'words' 'author' 'source' %}`. */
const epigraph: KnownCall = (call, tools) => {
  const [words = '', ...from] = call.positional;
  return words === '' || call.inner
    ? null
    : [
        quotation(
          tools,
          [tools.element('p', tools.inline(words))],
          from.length === 0 ? [] : [tools.text(from.join(', '))],
        ),
      ];
};

/** `{% tab group name %}` of jekyll-tabs. With one argument, it is the name. */
const tab: KnownCall = (call, tools) =>
  (themeCalls['tab'] as KnownCall)(
    call.positional.length > 1 ? { ...call, positional: [call.positional.slice(1).join(' ')] } : call,
    tools,
  );

const quote: KnownCall = (call, tools) => (call.inner ? [quotation(tools, tools.inner(), [])] : null);

/** Tags of plugins that many Jekyll sites have: tufte-jekyll, jekyll-tabs, al-folio. */
export const jekyllPluginCalls: Readonly<Record<string, KnownCall>> = {
  sidenote: sideNote,
  marginnote: sideNote,
  maincolumn: notedPicture,
  fullwidth: notedPicture,
  marginfigure: notedPicture,
  newthought: newThought,
  epigraph,
  tab,
  quote,
};
