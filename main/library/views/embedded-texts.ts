import type { Archive } from '../archive.ts';
import type { FileId, PostId } from '../model/ids.ts';
import type { Link } from '../model/links.ts';
import type { EmbeddedText, Part } from '../model/parts.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RenderedPost } from '../render/render-post.ts';
import { fileStamp, type ShownFile } from './file-stamp.ts';

type EmbeddedPart = Part & { readonly kind: 'embedded' };

/** How many texts one post may embed. Others stay links. */
const mostTexts = 200;
/** In bytes, for one post. Each text is read and rendered as a whole, even if only a part of it is shown. */
const mostBytes = 2 * 1024 * 1024;
/** In UTF-16 units, for one post. */
const mostHtml = 1_000_000;
/** In bytes, for a file that is shown as code. */
const longestCode = 200_000;

export interface FilledPost {
  readonly rendered: RenderedPost;
  /** The posts whose text is embedded. */
  readonly from: readonly PostId[];
  /** The files that are shown as code. */
  readonly files: readonly ShownFile[];
}

/**
 * Fills in the embedded texts of other posts and files. There is only one level: embedded texts in an embedded text are
 * links, so circles of notes do no harm. A text that exceeds the limits stays a link too.
 */
export async function fillEmbedded(archive: Archive, entry: PostEntry, rendered: RenderedPost): Promise<FilledPost> {
  if (!rendered.parts.some(({ kind }) => kind === 'embedded')) {
    return { rendered, from: [], files: [] };
  }
  const texts = new EmbeddedTexts(archive, entry);
  const parts: Part[] = [];
  for (const part of rendered.parts) {
    parts.push(part.kind === 'embedded' ? { ...part, shown: await texts.read(part) } : part);
  }
  return { rendered: { ...rendered, parts }, from: texts.from, files: texts.files };
}

class EmbeddedTexts {
  readonly #archive: Archive;
  readonly #entry: PostEntry;
  readonly #known = new Map<string, EmbeddedText | null>();
  readonly #from = new Set<PostId>();
  readonly #files: ShownFile[] = [];
  #texts = 0;
  #bytes = 0;
  #html = 0;

  constructor(archive: Archive, entry: PostEntry) {
    this.#archive = archive;
    this.#entry = entry;
  }

  get from(): readonly PostId[] {
    return [...this.#from];
  }

  get files(): readonly ShownFile[] {
    return this.#files;
  }

  async read(part: EmbeddedPart): Promise<EmbeddedText | null> {
    if (this.#texts >= mostTexts || this.#html > mostHtml) {
      return null;
    }
    this.#texts += 1;
    const key = JSON.stringify([part.link, part.wanted]);
    const known = this.#known.get(key);
    const text = known === undefined ? await this.#make(part) : known;
    this.#known.set(key, text);
    this.#html += text?.html.length ?? 0;
    return text;
  }

  /** Null for a text that can't be read. It stays a link, and following the link shows the reason. */
  async #make({ link, wanted }: EmbeddedPart): Promise<EmbeddedText | null> {
    try {
      if (wanted.kind === 'code') {
        return link.kind === 'file' ? await this.#code(link.file, wanted) : null;
      }
      return await this.#note(link);
    } catch {
      return null;
    }
  }

  async #note(link: Link): Promise<EmbeddedText | null> {
    const ofItself = link.kind === 'anchor' && link.fragment !== '';
    const target = ofItself ? this.#entry : link.kind === 'post' ? this.#archive.postOf(link.post) : undefined;
    const fragment = link.kind === 'post' || link.kind === 'anchor' ? link.fragment : '';
    // A note does not embed all of itself, since every text would be there twice.
    if (!target?.readable || (target === this.#entry && fragment === '') || !this.#spend(target.file.size)) {
      return null;
    }
    this.#from.add(target.id);
    const { reader } = this.#archive;
    const source = await reader.read(target);
    const shown = await reader.embed(target, source, this.#archive.references(target), fragment);
    return shown === null ? null : embeddedText(shown, target);
  }

  async #code(file: FileId, { language, from, to }: EmbeddedPart['wanted'] & { kind: 'code' }) {
    const scanned = this.#archive.file(file);
    if (!scanned || !this.#spend(longestCode)) {
      return null;
    }
    // Before the file is read, so that a change in the meantime is noticed.
    this.#files.push({ bytes: scanned.bytes, stamp: fileStamp(this.#archive.root, scanned.bytes) });
    const { renderCode } = await import('../render/render-source.ts');
    const text = await this.#archive.reader.readText(scanned.bytes, longestCode);
    const lines = text
      .split('\n')
      .slice(Math.max(0, from - 1), to)
      .join('\n');
    const shown = renderCode(lines.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd(), language || languageOf(scanned.path));
    return { ...picked(shown), lang: '', cut: Buffer.byteLength(text) >= longestCode };
  }

  #spend(bytes: number): boolean {
    const isFree = this.#bytes === 0 || this.#bytes + bytes <= mostBytes;
    this.#bytes += isFree ? bytes : 0;
    return isFree;
  }
}

/** The text of a post within another one. Links to its own anchors become links to that post. */
function embeddedText(shown: RenderedPost, { id, title, metadata }: PostEntry): EmbeddedText {
  const links = shown.links.map(
    (link): Link =>
      link.kind === 'anchor' ? { kind: 'post', post: id, title, fragment: link.fragment, how: 'embedded' } : link,
  );
  return { ...picked(shown), links, lang: metadata.lang, cut: shown.isTooLong };
}

function picked({ html, nonce, parts, links }: RenderedPost) {
  return { html, nonce, parts, links };
}

function languageOf(path: string): string {
  return /\.([A-Za-z0-9+#-]{1,20})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
