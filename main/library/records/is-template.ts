import type { Site } from '../sites/generator.ts';

/** Whether a file is a template for new posts: it lies in such a folder of a generator, outside of all content. */
export function isTemplate(path: string, { templateFolders = [], contentRoots }: Site): boolean {
  return (
    templateFolders.some((folder) => path.startsWith(folder)) &&
    !contentRoots.some((root) => root !== '' && path.startsWith(root))
  );
}
