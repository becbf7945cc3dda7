import { Fragment } from 'react';

/** Behind these a path or an address may be broken. */
const joints = /(?<=[\w)][/_.?&=#:;,~+@-]+)(?=\w)/;
/** In UTF-16 units. A longer text gets no places to break, as each of them is an element. */
const longest = 2_000;

/** A path, an address or a key. A line break comes between its parts, unless one part is longer than a line. */
export function Breakable({ text }: { readonly text: string }) {
  if (text.length > longest) {
    return text;
  }
  return text.split(joints).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their order
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
