import { expect, it } from 'vitest';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import { postMetadata } from '../../../main/library/metadata/post-metadata.ts';
import { commonDialect } from '../../../main/library/render/dialect.ts';
import { renderPost } from '../../../main/library/render/render-post.ts';
import { searchFields } from '../../../main/library/search/search-fields.ts';

it('finds a post by its keywords and by the name of its thread, beside its tags', () => {
  const { fields, body, bodyLine } = parseFrontMatter(
    '---\ntags: [Rye]\nkeywords: crumb, crust\ndisqusIdentifier: thread-12\n---\nText.\n',
  );
  const rendered = renderPost({ body, bodyLine, titleHeading: '', dialect: commonDialect, fields });
  const metadata = postMetadata(fields, { path: 'a.md', modified: 0 });
  const published = { path: 'a.md', url: null, aliases: [] };
  expect(searchFields('A', metadata, rendered, 'en', published).names).toEqual(['Rye', 'crumb', 'crust', 'thread-12']);
});
