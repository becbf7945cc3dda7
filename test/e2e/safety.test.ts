import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../preload/bridge.ts';
import { hashTree } from '../hash-tree.ts';
import { writeFiles } from '../post-files.ts';
import { type HostilePost, hostileSite, hostileVault } from './hostile-posts.ts';
import {
  answerFolderDialog,
  eventually,
  externalCalls,
  launchOffprint,
  makeFolder,
  type OffprintApp,
  recordExternal,
} from './offprint-app.ts';
import { networkAttempts, type Recorded, recordNetwork } from './recorded-network.ts';

declare global {
  interface Window {
    readonly offprint: Bridge;
  }
}

const secret = 'zarquon4711';
const secretWidth = 37;

/** A transparent picture that claims to have this size. */
function makeGif(width: number, height: number): Buffer {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  gif.writeUInt16LE(width, 6);
  gif.writeUInt16LE(height, 8);
  return gif;
}

/** Finds things that must never be in a document, whatever the post contains. Runs in a frame. */
function findForbidden({ secretWidth, secret }: { secretWidth: number; secret: string }): string[] {
  const found: string[] = [];
  const isPost = document.URL.includes('post-frame');
  for (const element of document.querySelectorAll('*')) {
    const name = element.nodeName.toLowerCase();
    const tag = element.cloneNode(false) as Element;
    if (isPost && /^(?:script|style|iframe|frame|object|embed|form|input|base|svg|template|webview)$/.test(name)) {
      found.push(tag.outerHTML);
    }
    for (const { name: attribute, value } of element.attributes) {
      const isAddress = ['href', 'src', 'srcset', 'poster', 'background', 'action', 'data', 'ping'].includes(attribute);
      const isOurs = value === '#' || /^(?:offprint-file:\/\/library\/[0-9a-f/]+$|data:image\/)/.test(value);
      const inPost = isPost && element.closest('article') !== null;
      if (attribute.startsWith('on') || (inPost && (attribute === 'id' || (isAddress && !isOurs)))) {
        found.push(tag.outerHTML);
      }
    }
    if (element instanceof HTMLImageElement && element.naturalWidth === secretWidth) {
      found.push(`the secret picture: ${tag.outerHTML}`);
    }
  }
  if (document.documentElement.outerHTML.includes(secret)) {
    found.push('the secret words');
  }
  if ('__pwned' in window || 'polluted' in {}) {
    found.push('something ran');
  }
  if (isPost && 'offprint' in window) {
    found.push('the bridge, in the post');
  }
  return found;
}

describe('posts that mean harm', () => {
  const heard: string[] = [];
  const dialogs: string[] = [];
  let server: Server;
  let web = '';
  let folder = '';
  const beside = (name: string) => path.join(path.dirname(folder), name);
  const outside = () => beside('outside');
  const site = () => beside('site');
  const marker = () => beside('marker');
  let app: OffprintApp;
  let vault: readonly HostilePost[] = [];
  let sitePosts: readonly HostilePost[] = [];
  let before: readonly string[] = [];
  const hashes = () => [folder, site(), outside()].map(hashTree);

  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.end();
    });
    server.on('connection', () => heard.push('a connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  beforeEach(async () => {
    heard.length = 0;
    dialogs.length = 0;
    folder = makeFolder('vault');
    writePosts();
    before = hashes();
    app = await launchOffprint();
    app.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await recordNetwork(app);
    await recordExternal(app, 0);
  });
  // After each test: the app has made no request, and has changed no file.
  afterEach(async () => {
    const attempts = await networkAttempts(app);
    await app.close();
    expect(attempts).toEqual([]);
    expect(heard).toEqual([]);
    expect(existsSync(marker())).toBe(false);
    expect(hashes()).toEqual(before);
  });

  function writePosts(): void {
    const places = { web, marker: marker(), outside: outside() };
    vault = hostileVault(places);
    const { config, posts } = hostileSite(places);
    sitePosts = posts;
    const filesOf = (posts: readonly HostilePost[]) => Object.fromEntries(posts.map(({ file, text }) => [file, text]));
    writeFiles(outside(), {
      'secret.md': `---\ntitle: ${secret}\n---\n\nThe ${secret}.\n`,
      'secret.gif': makeGif(secretWidth, 23),
    });
    writeFiles(folder, {
      ...filesOf(vault),
      '.obsidian/app.json': '{}',
      'harmless.md': '---\ntitle: A harmless post\n---\n\n![dot](dot.gif)\n',
      'dot.gif': makeGif(11, 13),
      'evil.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50" onload="window.__pwned=1"><script>top.__pwned=1</script><image href="${web}/svg.png" width="9" height="9"/><rect width="50" height="50"/></svg>`,
      'evil.html': '<script>opener.__pwned = 1</script>',
    });
    writeFiles(site(), { ...filesOf(sitePosts), 'hugo.toml': config });
    mkdirSync(path.join(site(), 'static'));
    symlinkSync(path.join(outside(), 'secret.gif'), path.join(folder, 'linked.gif'), 'file');
    symlinkSync(path.join(outside(), 'secret.md'), path.join(folder, 'linked-post.md'), 'file');
    symlinkSync(outside(), path.join(folder, 'linked'), 'junction');
  }

  async function openFolder(root: string, count: number): Promise<void> {
    await answerFolderDialog(app, root);
    await app.button('Open folder').first().click();
    await eventually(() => app.status.textContent()).toMatch(new RegExp(`^${count} posts`));
    await app.whenSearchable();
  }

  const openVault = () => openFolder(folder, vault.length + 1);

  /** Checks that a post has done nothing forbidden. */
  async function lookAround(title: string): Promise<void> {
    for (const frame of app.page.frames()) {
      expect(await lookInto(frame), `${title}, in ${frame.url()}`).toEqual([]);
    }
    expect(heard, title).toEqual([]);
    expect(dialogs, title).toEqual([]);
    expect(existsSync(marker()), title).toBe(false);
    expect(app.page.url(), title).toMatch(/^offprint:\/\/app\/index\.html\?locale=en/);
    expect(app.electron.windows().length, title).toBe(1);
  }

  /** The forbidden things in a frame. A frame that draws a diagram may disappear meanwhile. */
  async function lookInto(frame: Frame): Promise<readonly string[]> {
    try {
      return await frame.evaluate(findForbidden, { secretWidth, secret });
    } catch (error) {
      if (frame.isDetached()) {
        return [];
      }
      throw error;
    }
  }

  async function openAndTouch({ title }: HostilePost): Promise<void> {
    await app.open(title);
    expect(await app.heading.textContent()).toBe(title);
    expect(await app.article.textContent(), title).toContain('The last words.');
    const touched = app.article.locator('a, summary, img');
    const count = await touched.count();
    for (let at = 0; at < count; at += 1) {
      await touched.nth(at).hover({ force: true });
      await touched.nth(at).click({ force: true });
      const lightbox = app.page.getByRole('dialog', { name: 'Picture' });
      if (await lightbox.isVisible()) {
        await app.page.keyboard.press('Escape');
        await lightbox.waitFor({ state: 'hidden' });
      }
      if ((await app.heading.textContent()) !== title) {
        await app.open(title);
      }
    }
    await lookAround(title);
  }

  it('are all listed, can be opened and clicked everywhere, and only pass web and mail addresses to other programs', async () => {
    await openVault();
    await lookAround('the list');
    for (const post of vault) {
      await openAndTouch(post);
    }
    const { opened, files } = await externalCalls(app);
    expect(opened).toContain(`${web}/link`);
    expect(opened).toContain('mailto:a@b.test');
    expect(opened.filter((address) => !/^(?:https?:\/\/|mailto:)/.test(address) || /attach/.test(address))).toEqual([]);
    expect(files.filter((file) => file !== `folder of ${path.join(folder, 'evil.html')}`)).toEqual([]);
  });

  it('do not keep a picture of the folder from being shown', async () => {
    await openVault();
    await app.open('A harmless post');
    const dot = app.article.getByRole('img', { name: 'dot' });
    await eventually(() => dot.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(11);
  });

  it('can’t be found by what lies outside of the folder', async () => {
    await openVault();
    expect(await app.searchFor(secret)).toBe(0);
    // All other posts are found by their last words.
    expect(await app.searchFor('"the last words"')).toBe(vault.length);
  });

  it('get nothing from the folder’s protocol but pictures that the scan found', async () => {
    await openVault();
    const results = await app.page.evaluate(async () => {
      const current = await window.offprint.request('library.current', undefined);
      const library = current.ok ? current.value?.id : '';
      const addresses = [
        `offprint-file://library/${library}/../../outside/secret.gif`,
        `offprint-file://library/${library}/..%2f..%2foutside%2fsecret.gif`,
        `offprint-file://library/x/../../etc/passwd`,
        `offprint-file://library/${library}/linked.gif`,
        `offprint-file://library/${library}/${'0'.repeat(32)}`,
        'offprint-file:///etc/passwd',
        'offprint://app/../package.json',
        'file:///etc/passwd',
      ];
      return Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          const loaded = new Promise<boolean>((resolve) => {
            image.onload = () => resolve(true);
            image.onerror = () => resolve(false);
          });
          image.src = address;
          const fetched = await fetch(address).then(
            () => true,
            () => false,
          );
          return { address, loaded: await loaded, fetched };
        }),
      );
    });
    expect(results.filter(({ loaded, fetched }) => loaded || fetched)).toEqual([]);
    expect(results).toHaveLength(8);
  });

  it('would reach nothing even if they ran a script in the page', async () => {
    await openVault();
    await app.open('A harmless post');
    const codes = await app.page.evaluate(async () => {
      const request = window.offprint.request as (
        name: unknown,
        args?: unknown,
      ) => Promise<{ ok: boolean; code?: string }>;
      const asked: readonly (readonly [unknown, unknown])[] = [
        ['library.open-path', { path: '/etc' }],
        ['web.open', { url: 'javascript:alert(1)' }],
        ['web.open', { url: 'file:///etc/passwd' }],
        ['no.such', undefined],
        ['constructor', undefined],
        ['__proto__', undefined],
        [7, undefined],
        ['post.read', undefined],
        ['post.read', { library: 'x', post: '../../etc/passwd', text: '' }],
        ['settings.write', { theme: 'dark', file: '/etc/passwd' }],
        ['view.rows', { from: -1 }],
      ];
      const answers = [];
      for (const [name, args] of asked) {
        answers.push((await request(name, args)).code ?? 'answered');
      }
      const dropped = await window.offprint.openDropped(new File([], '/etc/passwd'));
      return [...answers, dropped.ok ? 'answered' : dropped.code];
    });
    const bad = 'bad-request';
    expect(codes).toEqual(['refused', 'refused', 'refused', bad, bad, bad, bad, bad, bad, bad, bad, 'refused']);
    const threw = await app.page.evaluate((address) => {
      const attempts = {
        markup: () => {
          document.body.innerHTML = '<b>x</b>';
        },
        markupInPost: () => {
          const [post] = [...document.querySelectorAll('iframe')].flatMap(
            ({ contentDocument }) => contentDocument ?? [],
          );
          if (post) {
            post.body.innerHTML = '<b>x</b>';
          }
        },
        window: () => {
          if (window.open(address) === null) {
            throw new Error('no window');
          }
        },
      };
      return Object.entries(attempts).filter(([, attempt]) => {
        try {
          attempt();
          return false;
        } catch {
          return true;
        }
      });
    }, web);
    expect(threw.map(([name]) => name)).toEqual(['markup', 'markupInPost', 'window']);
    await lookAround('the page itself');
  });

  it('are shown in a window without Node and without permissions', async () => {
    await openVault();
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // `getLastWebPreferences` is missing in Electron's types.
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    const has = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
      const states = await Promise.all(
        names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
      );
      const ofNode = ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window);
      return [...ofNode, ...states.filter((state) => state !== 'denied')];
    });
    expect(has).toEqual([]);
  });

  it('reach nothing by templates, nor by a configuration that points out of its folder', async () => {
    await openFolder(site(), sitePosts.length);
    for (const post of sitePosts) {
      await openAndTouch(post);
    }
    expect(await app.searchFor(secret)).toBe(0);
    const { opened, files } = await externalCalls(app);
    expect(opened.filter((address) => !/^(?:https?:\/\/|mailto:)/.test(address))).toEqual([]);
    expect(files).toEqual([]);
  });

  it('open nothing when the person says no', async () => {
    await recordExternal(app, 2);
    await openVault();
    await app.open('Links of the web');
    await app.article.getByRole('link', { name: 'http', exact: true }).click();
    await eventually(async () => (await externalCalls(app)).asked.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(new RegExp(`^Site: 127.0.0.1:\\d+ \\(http\\)\\n\\n${web}/link$`)),
    ]);
    const { opened, files } = await externalCalls(app);
    expect([...opened, ...files]).toEqual([]);
  });

  // Playwright waits for the end of a refused navigation, so nothing can be clicked after it.
  it('can’t navigate the window', async () => {
    await openVault();
    await app.page.evaluate((address) => {
      location.href = `${address}/location`;
    }, web);
    await eventually(() => app.electron.evaluate(() => (globalThis as unknown as Recorded).offprintRefused)).toEqual([
      `${web}/location`,
    ]);
    await lookAround('the page itself');
  });
});
