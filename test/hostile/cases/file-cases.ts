import type { Draft } from '../hostile-case.ts';

/** Files with unusual bytes or names. */
export function fileCases(): readonly Draft[] {
  const post = (id: string, end: string) => `---\ntitle: ${id}\n---\n\nWords of ${id}.\n\n${end}\n`;
  const bytes = (change: (text: string) => Uint8Array) => (id: string, end: string) => change(post(id, end));
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
  const names = (name: string) => (id: string) => name.replace('ID', id);
  return [
    { tries: 'a byte order mark', whole: bytes((text) => Buffer.from(`\uFEFF${text}`)) },
    { tries: 'UTF-16, little end first', whole: bytes(utf16) },
    { tries: 'UTF-16, big end first', whole: bytes((text) => utf16(text).swap16()) },
    { tries: 'Latin-1', whole: bytes((text) => Buffer.from(text.replace('Words', 'Wörter'), 'latin1')) },
    { tries: 'lone carriage returns', whole: bytes((text) => Buffer.from(text.replaceAll('\n', '\r'))) },
    { tries: 'mixed ends of lines', whole: bytes((text) => Buffer.from(text.replaceAll('\n\n', '\r\n\n'))) },
    { tries: 'NULs in the text', whole: bytes((text) => Buffer.from(text.replace('Words', 'Wo\0rds'))) },
    {
      tries: 'surrogates by themselves',
      whole: bytes((text) => Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0x80])])),
    },
    {
      tries: 'a character that is cut',
      whole: bytes((text) => Buffer.concat([Buffer.from(text), Buffer.from([0xf0, 0x9f])])),
    },
    {
      tries: 'every control character',
      whole: bytes((text) => Buffer.concat([Buffer.from(text), Uint8Array.from({ length: 32 }, (_, at) => at)])),
    },
    {
      tries: 'a picture that is a post',
      whole: bytes((text) => Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from(text)])),
    },
    {
      tries: 'a program of a system',
      whole: (id) => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(4_096), Buffer.from(id)]),
      file: (id) => `${id}.md`,
      words: null,
      message: /is not text/,
    },
    { tries: 'a document of another kind', whole: (id, end) => `%PDF-1.4\n${id}\n${end}\n%%EOF` },
    {
      tries: 'marks of direction',
      whole: bytes((text) => Buffer.from(text.replace('Words', '\u202E\u2066W\u2069ords \u202D'))),
    },
    {
      tries: 'characters that can’t be seen',
      whole: bytes((text) => Buffer.from(text.replace('Words', 'W\u200B\u200D\uFEFF\u{E0041}ords'))),
    },
    {
      tries: 'characters that are none',
      whole: bytes((text) => Buffer.from(text.replace('Words', '\uFFFE\uFFFF\u{1FFFE}Words'))),
    },
    {
      tries: 'a title of direction marks',
      whole: (id, end) => `---\ntitle: "\u202E\u202E${id}\u202C gnp.exe"\n---\n\n${end}\n`,
    },
    { tries: 'a title that can’t be seen', whole: (id, end) => `---\ntitle: "\u200B\u2060"\n---\n\n${id} ${end}\n` },
    { tries: 'a name in NFD', whole: bytes((text) => Buffer.from(text)), file: names('e\u0301-ID.md') },
    { tries: 'a name of spaces', whole: bytes((text) => Buffer.from(text)), file: names('   ID   .md') },
    { tries: 'a name with a colon', whole: bytes((text) => Buffer.from(text)), file: names('a:b|ID?.md') },
    { tries: 'a name with a backslash', whole: bytes((text) => Buffer.from(text)), file: names('..\\..\\ID.md') },
    { tries: 'a name of a device', whole: bytes((text) => Buffer.from(text)), file: names('CON-ID.md') },
    { tries: 'an empty file', whole: () => '', file: (id) => `${id}.md`, words: null },
    { tries: 'a file of spaces', whole: () => ' \n\t\n', file: (id) => `${id}.md`, words: null },
    { tries: 'front matter alone', whole: (id) => `---\ntitle: ${id}\n---\n`, words: null },
    {
      tries: 'front matter that never ends',
      whole: (id, end) => `---\ntitle: ${id}\n\nWords\n\n${end}\n`,
      message: /never closed/,
    },
    {
      tries: 'noise of all bytes',
      whole: () => Uint8Array.from({ length: 10_000 }, (_, at) => (at * 167) % 256),
      file: (id) => `${id}.md`,
      words: null,
    },
    {
      tries: 'markers of a conflict',
      whole: (id, end) => `<<<<<<< HEAD\n---\ntitle: ${id}\n=======\n---\n>>>>>>> x\n\n${end}\n`,
    },
    {
      tries: 'a name in right-to-left order',
      whole: bytes((text) => Buffer.from(text)),
      file: names('\u202Ecod.ID.md'),
    },
    { tries: 'a name with a line break', whole: bytes((text) => Buffer.from(text)), file: names('a\nID.md') },
    {
      tries: 'a name with markup',
      whole: bytes((text) => Buffer.from(text)),
      file: names("<img src=x onerror='1'>ID.md"),
    },
    { tries: 'a name with percents', whole: bytes((text) => Buffer.from(text)), file: names('%2e%2e%2fID.md') },
    { tries: 'a long name', whole: bytes((text) => Buffer.from(text)), file: (id) => `${'n'.repeat(240)}${id}.md` },
    { tries: 'a deep folder', whole: bytes((text) => Buffer.from(text)), file: (id) => `${'d/'.repeat(60)}${id}.md` },
    { tries: 'a name that is only an extension', whole: bytes((text) => Buffer.from(text)), file: names('ID/.md') },
    {
      tries: 'a name of objects',
      whole: bytes((text) => Buffer.from(text)),
      file: names('__proto__/constructor-ID.md'),
    },
  ];
}
