import { type BrowserWindow, clipboard, Menu, type MenuItemConstructorOptions } from 'electron';
import type { External } from '../security/external.ts';
import { say } from '../speech.ts';
import type { PostId } from '../library/model/ids.ts';
import type { OpenLibrary } from '../library-process/current-library.ts';

interface Options {
  readonly window: BrowserWindow;
  readonly library: OpenLibrary;
  readonly post: PostId;
  /** What is selected; copied when asked, empty for nothing. */
  readonly selection: string;
  /** The web address under the pointer. */
  readonly link: string | null;
  readonly external: External;
  /** Told what could not be done, in a sentence for a person. */
  readonly onFailure: (error: unknown) => void;
}

/** Shows the menu of a post at the pointer. Paths stay here: the page names the post, never where it lies. */
export async function showPostMenu(options: Options): Promise<void> {
  const { window, library, post, selection, link, external, onFailure } = options;
  const { path } = await library.host.call('post.locate', { post });
  const act = (work: () => Promise<void>) => (): void => {
    void work().catch(onFailure);
  };
  const items: MenuItemConstructorOptions[] = [
    ...(selection === '' ? [] : [{ label: say('menu.copy'), click: () => clipboard.writeText(selection) }]),
    ...(link === null ? [] : [{ label: say('menu.copy-link'), click: () => clipboard.writeText(link) }]),
    ...(selection === '' && link === null ? [] : [{ type: 'separator' as const }]),
    { label: say('menu.copy-path'), click: () => clipboard.writeText(Buffer.from(path).toString()) },
    { label: say('menu.show-in-files'), click: act(() => external.showInFileManager(library.trueRoot, path)) },
    { label: say('menu.open-in-editor'), click: act(() => external.editPost(library.trueRoot, path)) },
  ];
  Menu.buildFromTemplate(items).popup({ window });
}
