/** Where VitePress and VuePress look for a configuration, in their folders of settings. */
const configNames = ['ts', 'mts', 'mjs', 'js', 'cjs'].map((extension) => `config.${extension}`);

/** The topmost folder of settings of VitePress or VuePress (`docs/.vitepress`); null if there is none. */
export function pressFolder(folders: Iterable<string>): string | null {
  let found: string | null = null;
  for (const path of folders) {
    if (/(?:^|\/)\.(?:vitepress|vuepress)$/.test(path) && (found === null || path.length < found.length)) {
      found = path;
    }
  }
  return found;
}

/** The paths at which the configuration of VitePress or VuePress may lie. */
export function pressConfigs(folders: Iterable<string>): readonly string[] {
  const folder = pressFolder(folders);
  return folder === null ? [] : configNames.map((name) => `${folder}/${name}`);
}
