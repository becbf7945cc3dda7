import type { Library } from '../../../../main/library/library.ts';

/** The paths of posts of which a part is shown as plain text, or in pieces, because it would take long to lay out. */
export async function listPlainPosts(library: Library): Promise<readonly string[]> {
  const plain: string[] = [];
  for (const entry of library.posts()) {
    const { parts, html } = await library.call('post.read', { library: library.id, post: entry.id, text: '' });
    if (parts.some(({ kind }) => kind === 'simplified') || html.includes('<span class="piece">')) {
      plain.push(entry.file.path);
    }
  }
  return plain;
}
