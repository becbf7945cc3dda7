import type { Archive } from '../archive.ts';
import type { FileId, PostId } from '../model/ids.ts';
import type { Link } from '../model/links.ts';
import type { EmbeddedText, Part } from '../model/parts.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RenderedPost } from '../render/render-post.ts';

type EmbeddedPart = Part & { readonly kind: 'embedded' };

/** Of one post: more of them are links. */
const mostTexts = 200;
/** Of one post, in bytes: each text is read and rendered whole, whatever part of it is shown. */
const mostBytes = 2 * 1024 * 1024;
/** Of one post, in UTF-16 units. */
const mostHtml = 1_000_000;
/** Of a file that is shown as code, in bytes. */
const longestCode = 200_000;

export interface FilledPost {
  readonly rendered: RenderedPost;
  /** The posts whose text it shows. */
  readonly from: readonly PostId[];
}

/**
 * Puts the texts of other posts and files in their places. One level only: what such a text embeds itself is a link, so
 * no circle of notes has an end to be looked for. What is too much stays a link as well.
 */
export async function fillEmbedded(archive: Archive, entry: PostEntry, rendered: RenderedPost): Promise<FilledPost> {
  if (!rendered.parts.some(({ kind }) => kind === 'embedded')) {
    return { rendered, from: [] };
  }
  const texts = new EmbeddedTexts(archive, entry);
  const parts: Part[] = [];
  for (const part of rendered.parts) {
    parts.push(part.kind === 'embedded' ? { ...part, shown: await texts.read(part) } : part);
  }
  return { rendered: { ...rendered, parts }, from: texts.from };
}

class EmbeddedTexts {
  readonly #archive: Archive;
  readonly #entry: PostEntry;
  readonly #known = new Map<string, EmbeddedText | null>();
  readonly #from = new Set<PostId>();
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

  /** What can't be read is a link, which says so when it is followed. */
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
    // A note that shows all of itself would say everything twice.
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
    const scanned = this.#archive.files.get(file);
    if (!scanned || !this.#spend(longestCode)) {
      return null;
    }
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

/** A post's text for another one: what leads to a place of its own leads there from anywhere. */
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
