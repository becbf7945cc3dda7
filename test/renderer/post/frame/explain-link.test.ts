import { describe, expect, it } from 'vitest';
import type { FileId, PostId } from '../../../../main/library/model/ids.ts';
import { explainLink, explainRule } from '../../../../renderer/post/frame/explain-link.ts';

describe('explainLink', () => {
  it('says where a link leads and by which rule', () => {
    const post = { kind: 'post', post: 'post-one' as PostId, title: 'Fêtes', fragment: '' } as const;
    expect(explainLink({ ...post, how: 'alias' })).toBe('Fêtes\nFound by an earlier address (alias)');
    const file = { kind: 'file', file: 'file-one' as FileId, how: 'static' } as const;
    expect(explainLink({ ...file, name: 'a.pdf', picture: null })).toBe('Opens a.pdf\nFound in the site’s own files');
    expect(explainLink({ ...file, name: 'a.JPG', picture: 'ready' })).toMatch(/^Shows a\.JPG/);
    expect(explainLink({ kind: 'dead', target: '/gone/', why: { code: 'dead.no-address' } })).toBe(
      '/gone/\nNothing in this folder has this address.',
    );
    expect(explainLink({ kind: 'list', url: '/', facet: null, value: '', how: 'list' })).toBe('Shows all posts');
  });

  it('names a rule that it does not know', () => {
    expect(explainRule('by-magic')).toBe('by the rule “by-magic”');
  });
});
