import type { Block, BlockIndex, BlockKind } from '../model/blocks.ts';
import type { LinkForm, LinkFormName } from '../render/references.ts';
import type { RecordedText, RecordedReference } from './post-record.ts';

const kinds = [
  'prose',
  'heading',
  'code',
  'table',
  'caption',
  'alt',
  'shortcode',
  'math',
] as const satisfies readonly BlockKind[];

type EncodedReference = readonly [
  flags: number,
  line: number,
  target: string,
  form?: string | null,
  language?: string | null,
  words?: string,
];

/** Columns with the kind, line, text and heading path (its number in `paths`) of each block. */
interface EncodedText {
  readonly header: string;
  readonly kinds: readonly number[];
  readonly lines: readonly number[];
  readonly path: readonly number[];
  readonly texts: readonly string[];
  readonly paths: readonly (readonly string[])[];
  readonly references: readonly EncodedReference[];
  readonly anchors: readonly string[];
}

const shownFlag = 1;
const alternativeFlag = 2;

/** A post's text as bytes: JSON in UTF-8. */
export function encodeText({ header, blocks, references, anchors }: RecordedText): Buffer {
  const paths: (readonly string[])[] = [];
  const path = blocks.map(({ headings }) => {
    // Blocks under one heading share a path.
    const last = paths.at(-1);
    if (last?.length !== headings.length || headings.some((heading, at) => heading !== last[at])) {
      paths.push(headings);
    }
    return paths.length - 1;
  });
  const encoded: EncodedText = {
    header,
    kinds: blocks.map(({ kind }) => kinds.indexOf(kind)),
    lines: blocks.map(({ line }) => line),
    path,
    texts: blocks.map(({ text }) => text),
    paths,
    references: references.map(encodeReference),
    anchors,
  };
  return Buffer.from(JSON.stringify(encoded));
}

function encodeReference({ target, line, shown, alternative, words }: RecordedReference): EncodedReference {
  const flags = (shown ? shownFlag : 0) | (alternative ? alternativeFlag : 0);
  if (words !== '') {
    return typeof target === 'string'
      ? [flags, line, target, null, null, words]
      : [flags, line, target.target, target.form, target.language ?? null, words];
  }
  if (typeof target === 'string') {
    return [flags, line, target];
  }
  const { form, language } = target;
  return language === undefined ? [flags, line, target.target, form] : [flags, line, target.target, form, language];
}

/** Decodes what `encodeText` wrote. The bytes must have been checked. */
export function decodeText(bytes: Uint8Array): RecordedText {
  const encoded = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as EncodedText;
  const blocks = encoded.texts.map(
    (text, index): Block => ({
      index: index as BlockIndex,
      kind: kinds[encoded.kinds[index] as number] as BlockKind,
      headings: encoded.paths[encoded.path[index] as number] as readonly string[],
      line: encoded.lines[index] as number,
      text,
    }),
  );
  const references = encoded.references.map(decodeReference);
  return { header: encoded.header, blocks, references, anchors: encoded.anchors };
}

function decodeReference([flags, line, target, form, language, words]: EncodedReference): RecordedReference {
  return {
    target:
      form === undefined || form === null ? target : linkForm(form as LinkFormName, target, language ?? undefined),
    line,
    shown: (flags & shownFlag) !== 0,
    alternative: (flags & alternativeFlag) !== 0,
    words: words ?? '',
  };
}

function linkForm(form: LinkFormName, target: string, language: string | undefined): LinkForm {
  return language === undefined ? { form, target } : { form, target, language };
}
