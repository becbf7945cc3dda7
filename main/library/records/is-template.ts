import type { Site } from '../sites/generator.ts';

/** Whether a file is a generator's template of posts rather than one: it stands in such a folder, outside all content. */
export function isTemplate(path: string, { templateFolders = [], contentRoots }: Site): boolean {
  return (
    templateFolders.some((folder) => path.startsWith(folder)) &&
    !contentRoots.some((root) => root !== '' && path.startsWith(root))
  );
}
