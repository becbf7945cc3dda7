/**
 * The extensions of Markdown files, without the dot. A generator that reads fewer says so. Templates of Ruby may stand
 * behind them: `.md.erb`.
 */
export const markdownExtensions = ['md', 'markdown', 'mdown', 'mkd', 'mkdn', 'mkdown', 'mdwn', 'mdx'] as const;
const markdownName = new RegExp(`(?<=[^/])\\.(?:${markdownExtensions.join('|')})(?:\\.erb)?$`, 'i');
/** A file that has an extension and no name. It can't be a setting of a program, so it is a post as well. */
const onlyExtension = new RegExp(`(?:^|/)\\.(?:${markdownExtensions.join('|')})$`, 'i');
const htmlExtensions = new Set(['html', 'htm']);
const unreadMarkup = new Set(['rst', 'org', 'adoc', 'asciidoc', 'textile']);
const unreadExtensions = new Set([...unreadMarkup, ...htmlExtensions]);
/** Folders in which generators take HTML files for posts. Elsewhere these are layouts and built pages. */
const htmlPostFolders = /(?:^|\/)(?:_posts|_drafts|content)\//;
const skippedFolders = new Set(['node_modules', 'bower_components', '__pycache__']);
const builtFolders = new Set(['public', '_site']);

/** `text` is a post only if it begins with front matter. `unread` is a post in a format that Offprint does not read. */
export type FileKind = 'post' | 'text' | 'unread' | 'file';

/** The extension in lower case, without the dot; empty if there is none. */
export function extensionOf(name: string): string {
  return /[^/]\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether the name of a file, or of the target of an address, is one of Markdown. */
export function isMarkdown(name: string): boolean {
  return markdownName.test(name);
}

/** A name without its Markdown extension; any other name unchanged. */
export function withoutMarkdown(name: string): string {
  return name.replace(markdownName, '');
}

/** A name without its extension of Markdown or HTML; any other name unchanged. */
export function withoutPageEnding(name: string): string {
  return isMarkdown(name) ? withoutMarkdown(name) : name.replace(/\.html?$/i, '');
}

/** Whether a file with this extension (lower case, no dot) may be a post, by its name alone. */
export function isPostExtension(extension: string): boolean {
  return extension === 'txt' || isMarkdown(`a.${extension}`);
}

export function isHtml(name: string): boolean {
  return htmlExtensions.has(extensionOf(name));
}

/** Whether a file is text in a markup that Offprint does not read, whether or not a generator publishes it. */
export function isUnreadMarkup(name: string): boolean {
  return unreadMarkup.has(extensionOf(name));
}

export function fileKindOf(path: string): FileKind {
  const extension = extensionOf(path);
  if (isMarkdown(path) || onlyExtension.test(path)) {
    return 'post';
  }
  if (extension === 'txt' || (isHtml(path) && htmlPostFolders.test(path))) {
    return 'text';
  }
  return unreadExtensions.has(extension) ? 'unread' : 'file';
}

/**
 * Whether a folder is skipped: dot-folders, dependencies, and the output of a generator. Output is expected only at the
 * top, or (`besideSite`) beside a site's configuration. Deeper down, `public` is an ordinary name. Of the dot-folders
 * only `.well-known` (RFC 8615) is published.
 */
export function isSkippedFolder(name: string, besideSite: boolean): boolean {
  const isHidden = name.startsWith('.') && name !== '.well-known';
  return isHidden || skippedFolders.has(name) || (besideSite && builtFolders.has(name));
}

/** Whether a scan does not enter a folder of this name, in some place at least. */
export function mayBeSkipped(name: string): boolean {
  return isSkippedFolder(name, true);
}

const siteFiles =
  /^(?:(?:hugo|config|zola)\.(?:toml|ya?ml|json)|_config\.ya?ml|gatsby-config\.\w+|astro\.config\.\w+|\.?eleventy(?:\.config)?\.\w+|package\.json|Gemfile)$/;

/** Whether a file with this name marks its folder as the top of a site. */
export function isSiteFile(name: string): boolean {
  return siteFiles.test(name);
}

/** Whether a folder has a name that generators use for their output. */
export function isBuiltFolder(path: string): boolean {
  return builtFolders.has(path.slice(path.lastIndexOf('/') + 1));
}
