import type { MarkdownIt } from 'markdown-it';

/**
 * The characters allowed before `www.`: https://github.github.com/gfm/#extended-www-autolink, and opening quotation
 * marks.
 */
const before = /[\s*_~([>"'“‘«]/;

/** `www.example.org/sea` becomes a link although it has no scheme. */
export function bareHosts(md: MarkdownIt): void {
  md.linkify.add('www.', {
    validate(text, at, self) {
      const start = at - 'www.'.length;
      if (start > 0 && !before.test(text[start - 1] ?? '')) {
        return 0;
      }
      const rest = self.re.get_relative_proto_validator();
      rest.lastIndex = at;
      return rest.exec(text)?.[0].length ?? 0;
    },
    normalize(match) {
      match.url = `http://${match.url}`;
    },
  });
}
