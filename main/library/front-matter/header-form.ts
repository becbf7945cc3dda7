/**
 * `meta`: `Key: value` lines up to the first empty one (Pelican). `unopened`: YAML or JSON that only a closing `---` or
 * `;;;` ends (Hexo). `comment`: `.. key: value` lines (Nikola). `commented`: fenced, within a comment of HTML or
 * behind one (Hugo).
 */
export type HeaderForm = 'meta' | 'unopened' | 'comment' | 'commented';
