import { joinAddress, withoutExtension } from '../../addresses/site-address.ts';
import { pressConfigs, pressFolder } from '../../config/press-settings.ts';
import type { Mount, SiteFolder } from '../../generator.ts';

/** A folder of pages for VitePress or VuePress, which publish each file by its path. */
export interface PressSite {
  /** The folder of the pages: empty, or with a slash at its end. */
  readonly root: string;
  readonly basePath: string;
  readonly mounts: readonly Mount[];
  /** The address of a file; null outside of `root`. */
  address(path: string): string | null;
}

/**
 * Finds such a folder by its settings. `base` and `srcDir` are read where they are written as texts. The rules are those
 * of https://vitepress.dev/guide/routing and https://v1.vuepress.vuejs.org/guide/directory-structure.html.
 */
export async function findPressSite(folder: SiteFolder): Promise<PressSite | null> {
  const settings = pressFolder(folder.folders);
  if (settings === null) {
    return null;
  }
  let config = '';
  for (const path of pressConfigs(folder.folders)) {
    config ||= (await folder.read(path)) ?? '';
  }
  const top = settings.slice(0, settings.lastIndexOf('/') + 1);
  const isVuePress = settings.endsWith('.vuepress');
  const named = textSetting(config, 'srcDir').replace(/^(?:\.\/)+|\/+$/g, '');
  const source = isVuePress || named === '' || named === '.' ? top : `${top}${named}/`;
  const root = folder.folders.has(source.slice(0, -1)) ? source : top;
  const basePath = joinAddress('/', textSetting(config, 'base'), '/');
  const index = isVuePress ? /(?:^|(?<=\/))(?:index|readme)$/i : /(?:^|(?<=\/))index$/;
  return {
    root,
    basePath,
    mounts: [{ folder: isVuePress ? `${settings}/public/` : `${root}public/`, at: '/' }],
    address: (path) =>
      path.startsWith(root)
        ? joinAddress(basePath, withoutExtension(path.slice(root.length)).replace(index, ''))
        : null,
  };
}

function textSetting(config: string, name: string): string {
  return new RegExp(`(?:^|[\\s{,])${name}\\s{0,9}:\\s{0,9}["'\`]([^"'\`\\n]{1,200})["'\`]`).exec(config)?.[1] ?? '';
}
