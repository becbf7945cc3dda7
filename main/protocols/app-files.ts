import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { appPagePolicy, diagramPagePolicy, framePagePolicy, libraryFilePolicy } from '../security/content-security.ts';
import { extensionOf } from '../security/contained-file.ts';
import { findAppType } from '../security/file-types.ts';

/** The page of the window. */
export const appPage = 'offprint://app/index.html';

/**
 * Serves `offprint://app/…` from the built page's folder. The files are listed once: what is not on that list, or has
 * no type of ours, does not exist, so that no path from a page is ever joined to a folder.
 */
export class AppFiles {
  readonly #folder: string;
  #listing: Promise<ReadonlyMap<string, string>> | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async serve(request: Request): Promise<Response> {
    this.#listing ??= listFiles(this.#folder);
    const url = new URL(request.url);
    const file = url.host === 'app' ? (await this.#listing).get(url.pathname) : undefined;
    const type = file === undefined ? null : findAppType(extensionOf(file));
    if (file === undefined || type === null || request.method !== 'GET') {
      return new Response(null, { status: 404, headers: { 'Content-Security-Policy': libraryFilePolicy } });
    }
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': policyOf(url.pathname),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      },
    });
  }
}

/** Whether this is the address of a page of ours that a frame of this kind may show. */
export function isOwnPage(address: string, mainFrame: boolean): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.protocol !== 'offprint:' || url.host !== 'app') {
    return false;
  }
  return mainFrame ? url.pathname === '/index.html' : url.pathname.endsWith('.html') && url.pathname !== '/index.html';
}

function policyOf(pathname: string): string {
  if (pathname === '/index.html') {
    return appPagePolicy;
  }
  if (pathname === '/diagram-frame.html') {
    return diagramPagePolicy;
  }
  return pathname.endsWith('.html') ? framePagePolicy : libraryFilePolicy;
}

/** By the path part of their address. */
async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const walk = async (inside: string, address: string): Promise<void> => {
    for (const entry of await readdir(inside, { withFileTypes: true })) {
      const next = path.join(inside, entry.name);
      if (entry.isDirectory()) {
        await walk(next, `${address}${encodeURIComponent(entry.name)}/`);
      } else if (entry.isFile()) {
        files.set(`${address}${encodeURIComponent(entry.name)}`, next);
      }
    }
  };
  await walk(folder, '/');
  return files;
}
