import { type FrontMatterValue, parseFrontMatter } from '../../../front-matter/parse-front-matter.ts';
import { type PostMetadata, postMetadata } from '../../../metadata/post-metadata.ts';
import { matchesGlob, mostPatterns } from '../../config/match-glob.ts';
import { asObject } from '../../config/read-config.ts';
import { asField } from '../../config/read-fields.ts';
import type { SiteFolder, SourcePost } from '../../generator.ts';

type Fields = ReadonlyMap<string, FrontMatterValue>;

/** A page, as the target of a cascade is compared with it. */
export interface CascadeTarget {
  /** The folders and name, in the form of addresses: `/posts/first`. */
  readonly path: string;
  readonly kind: string;
  readonly language: string;
}

interface Cascade {
  /** The section that the cascade belongs to. Empty for the whole site. */
  readonly section: string;
  readonly target: Readonly<Record<string, unknown>>;
  readonly fields: Fields;
}

/** Front matter that pages inherit: https://gohugo.io/configuration/cascade/. */
export class HugoCascades {
  /** Cascades of inner sections come first, and the first value of a key wins. */
  readonly #cascades: readonly Cascade[];

  constructor(cascades: readonly Cascade[]) {
    this.#cascades = [...cascades].sort((a, b) => b.section.length - a.section.length);
  }

  /**
   * The post with its inherited fields, and the metadata that they change. Returns the post itself if it inherits
   * nothing.
   */
  apply(
    post: SourcePost,
    page: CascadeTarget,
  ): { readonly post: SourcePost; readonly metadata: Partial<PostMetadata> } {
    const inherited = new Map<string, FrontMatterValue>();
    for (const { section, target, fields } of this.#cascades) {
      if (!`${page.path}/`.startsWith(`${section}/`) || !isTarget(target, page)) {
        continue;
      }
      for (const [key, value] of fields) {
        if (!post.fields.has(key) && !inherited.has(key)) {
          inherited.set(key, value);
        }
      }
    }
    if (inherited.size === 0) {
      return { post, metadata: {} };
    }
    const fields = new Map([...post.fields, ...inherited]);
    const { date, keys, problems, ...metadata } = postMetadata(fields, { path: post.path, modified: 0 });
    const known = post.metadata;
    const merged = { ...known, ...metadata, date: date.source === 'front-matter' ? date : known.date };
    return {
      post: {
        path: post.path,
        fields,
        hasHeader: post.hasHeader,
        quotedKeys: post.quotedKeys,
        metadata: merged,
        heading: post.heading,
        body: post.body,
      },
      metadata: { ...metadata, date: merged.date },
    };
  }
}

function isTarget(target: Readonly<Record<string, unknown>>, page: CascadeTarget): boolean {
  const fits = (key: string, value: string): boolean => {
    const pattern = target[key];
    return typeof pattern !== 'string' || matchesGlob(pattern.toLowerCase(), value);
  };
  return fits('path', page.path) && fits('kind', page.kind) && fits('lang', page.language);
}

/**
 * Reads the cascades of the configuration and of section pages. `sections` maps the path of a section page to its
 * section.
 */
export async function readCascades(
  folder: SiteFolder,
  setting: unknown,
  sections: ReadonlyMap<string, string>,
): Promise<HugoCascades> {
  const cascades = cascadesOf('', asField(setting)).slice(0, mostPatterns);
  for (const [path, section] of sections) {
    const text = await folder.read(path);
    if (text !== null) {
      cascades.push(...cascadesOf(section, parseFrontMatter(text, []).fields.get('cascade')));
    }
  }
  return new HugoCascades(cascades);
}

function cascadesOf(section: string, value: FrontMatterValue | undefined): readonly Cascade[] {
  return (Array.isArray(value) ? (value as readonly FrontMatterValue[]) : [value]).flatMap((item) => {
    const { _target, target, ...fields } = asObject(item) as Readonly<Record<string, FrontMatterValue>>;
    const entries = Object.entries(fields);
    return entries.length === 0 ? [] : [{ section, target: asObject(_target ?? target), fields: new Map(entries) }];
  });
}
