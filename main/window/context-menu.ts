import { type BrowserWindow, clipboard, Menu, type MenuItemConstructorOptions } from 'electron';
import type { External } from '../security/external.ts';
import { say } from '../speech.ts';
import type { PostId } from '../library/model/ids.ts';
import type { OpenLibrary } from '../library-process/current-library.ts';

interface Options {
  readonly window: BrowserWindow;
  readonly library: OpenLibrary;
  readonly post: PostId;
  /** The selected text, for copying. Empty if nothing is selected. */
  readonly selection: string;
  /** The web address under the pointer. */
  readonly link: string | null;
  readonly external: External;
  /** Gets errors, for a message to the person. */
  readonly onFailure: (error: unknown) => void;
}

/** Shows the menu of a post at the pointer. The page only knows the post's id; its path stays here. */
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
