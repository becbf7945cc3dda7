/** What names of Markdown files end with, without the dot. A generator that knows fewer says so itself. */
export const markdownExtensions = ['md', 'markdown', 'mdown', 'mkd', 'mdx'] as const;
const markdownName = new RegExp(`(?<=[^/])\\.(?:${markdownExtensions.join('|')})$`, 'i');
const htmlExtensions = new Set(['html', 'htm']);
const unreadMarkup = new Set(['rst', 'org', 'adoc', 'asciidoc', 'textile']);
const unreadExtensions = new Set([...unreadMarkup, ...htmlExtensions]);
/** Where generators take HTML for posts; elsewhere it is layouts and pages that were built. */
const htmlPostFolders = /(?:^|\/)(?:_posts|_drafts|content)\//;
const skippedFolders = new Set(['node_modules', 'bower_components', '__pycache__']);
const builtFolders = new Set(['public', '_site']);

/** `text` is a post only if it begins with front matter; `unread` is a post in a format that Offprint does not read. */
export type FileKind = 'post' | 'text' | 'unread' | 'file';

/** The extension in lower case, without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^/]\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file is Markdown by its name, or an address names one. */
export function isMarkdown(name: string): boolean {
  return markdownName.test(name);
}

/** A name without the end that makes it one of Markdown; any other name as it is. */
export function withoutMarkdown(name: string): string {
  return name.replace(markdownName, '');
}

/** The same for a page that may be Markdown or HTML. */
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

/** Whether a file is a text in a markup that Offprint does not read, whoever publishes it. */
export function isUnreadMarkup(name: string): boolean {
  return unreadMarkup.has(extensionOf(name));
}

export function fileKindOf(path: string): FileKind {
  const extension = extensionOf(path);
  if (isMarkdown(path)) {
    return 'post';
  }
  if (extension === 'txt' || (isHtml(path) && htmlPostFolders.test(path))) {
    return 'text';
  }
  return unreadExtensions.has(extension) ? 'unread' : 'file';
}

/**
 * Whether a folder is left out: dot-folders, dependencies, and what a generator built. A built site is only looked
 * for where one is built: at the top, or (`besideSite`) beside a site's configuration; deeper, `public` is a name like any.
 */
export function isSkippedFolder(name: string, besideSite: boolean): boolean {
  return name.startsWith('.') || skippedFolders.has(name) || (besideSite && builtFolders.has(name));
}

const siteFiles =
  /^(?:(?:hugo|config|zola)\.(?:toml|ya?ml|json)|_config\.ya?ml|gatsby-config\.\w+|astro\.config\.\w+|\.?eleventy(?:\.config)?\.\w+|package\.json|Gemfile)$/;

/** Whether a file of this name marks the folder it stands in as the top of a site. */
export function isSiteFile(name: string): boolean {
  return siteFiles.test(name);
}

/** Whether a folder is one that generators build into, by its name. */
export function isBuiltFolder(path: string): boolean {
  return builtFolders.has(path.slice(path.lastIndexOf('/') + 1));
}
