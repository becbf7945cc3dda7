import { commonDialect } from '../../../render/dialect.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { inferAddresses } from '../../addresses/infer-addresses.ts';
import { isWebAddress, joinAddress, withoutExtension } from '../../addresses/site-address.ts';
import type { Generator } from '../../generator.ts';

/**
 * A folder of posts whose generator is unknown. Its base path and hosts are inferred from its links
 * (`infer-addresses.ts`).
 */
export const plain: Generator = {
  id: 'plain',
  label: 'Folder of posts',

  recognise: () => ({ code: 'why.plain' }),

  async open(folder) {
    const { basePath, addresses, shortcodes } = await folder.learn('addresses', (mostPosts) =>
      inferAddresses(folder, mostPosts),
    );
    // People write such addresses with and without the base path.
    const belowBase = (address: string): string =>
      joinAddress(address).startsWith(basePath) ? joinAddress(address) : joinAddress(basePath, address);
    const statics = ['static', 'public', 'assets', 'source', 'content'].filter((name) => folder.folders.has(name));
    return {
      generator: 'plain',
      title: '',
      contentRoots: [''],
      mounts: [{ folder: '', at: '/' }, ...statics.map((name) => ({ folder: `${name}/`, at: '/' }))],
      addresses,
      basePath,
      language: '',
      timeZone: '',
      showsFolders: true,
      headers: shortcodes ? ['commented'] : [],
      dialect: {
        ...commonDialect,
        ...(shortcodes
          ? { templates: 'hugo' as const, rawHeadingIds: true }
          : { templates: 'mdx' as const, templateFiles: ['mdx'], jsx: true }),
        containers: true,
      },
      notes: [],
      publish(post) {
        const { address, aliases, slug } = post.metadata;
        const addressPath = withoutExtension(post.path).replace(/(?:^|\/)_?index$/i, '');
        const path = slug === '' ? addressPath : addressPath.replace(/[^/]*$/, slug);
        const asked = isWebAddress(address) ? '' : address;
        return {
          kind: isCommonPage(post) ? 'page' : 'post',
          url: asked === '' ? joinAddress(basePath, path) : belowBase(asked),
          aliases: aliases.filter((alias) => !isWebAddress(alias)).map(belowBase),
          names: [],
          metadata: {},
        };
      },
    };
  },
};
