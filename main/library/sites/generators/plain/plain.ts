import { commonDialect } from '../../../render/dialect.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { inferAddresses } from '../../addresses/infer-addresses.ts';
import { isWebAddress, joinAddress, withoutExtension } from '../../addresses/site-address.ts';
import type { Generator } from '../../generator.ts';
import { findPressSite } from './press-site.ts';

/**
 * A folder of posts whose generator is unknown. Its base path and hosts are inferred from its links
 * (`infer-addresses.ts`).
 */
export const plain: Generator = {
  id: 'plain',
  label: 'Folder of posts',

  recognise: () => ({ code: 'why.plain' }),

  async open(folder) {
    const press = await findPressSite(folder);
    const inferred = await folder.learn('addresses', (mostPosts) => inferAddresses(folder, mostPosts));
    const { addresses, shortcodes } = inferred;
    const basePath = press?.basePath ?? inferred.basePath;
    // People write such addresses with and without the base path.
    const belowBase = (address: string): string =>
      joinAddress(address).startsWith(basePath) ? joinAddress(address) : joinAddress(basePath, address);
    const statics = ['static', 'public', 'assets', 'source', 'content'].filter((name) => folder.folders.has(name));
    return {
      generator: 'plain',
      title: '',
      contentRoots: press && press.root !== '' ? [press.root, ''] : [''],
      mounts: [
        ...(press?.mounts ?? []),
        { folder: '', at: '/' },
        ...statics.map((name) => ({ folder: `${name}/`, at: '/' })),
      ],
      ...(press ? { addsBasePath: true } : {}),
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
        ...(press ? { attributes: 'headings' as const, emojiNames: true } : {}),
      },
      notes: [],
      publish(post) {
        const { address, aliases, slug } = post.metadata;
        const kind = isCommonPage(post) ? 'page' : 'post';
        const addressPath = withoutExtension(post.path).replace(/(?:^|\/)_?index$/i, '');
        if (press) {
          return { kind, url: press.address(post.path), aliases: [], names: [], metadata: {} };
        }
        const path = slug === '' ? addressPath : addressPath.replace(/[^/]*$/, slug);
        const asked = isWebAddress(address) ? '' : address;
        return {
          kind,
          url: asked === '' ? joinAddress(basePath, path) : belowBase(asked),
          aliases: aliases.filter((alias) => !isWebAddress(alias)).map(belowBase),
          names: [],
          metadata: {},
        };
      },
    };
  },
};
