/**
 * Forms of front matter. `meta`: `Key: value` lines up to the first empty line (Pelican). `unopened`: YAML or JSON that
 * has only its closing `---` or `;;;` (Hexo). `comment`: `.. key: value` lines (Nikola). `commented`: a fenced block in
 * or behind an HTML comment (Hugo).
 */
export type HeaderForm = 'meta' | 'unopened' | 'comment' | 'commented';
