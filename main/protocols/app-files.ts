import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings, Still } from '../../preload/contract.ts';
import {
  appPagePolicy,
  diagramPagePolicy,
  drawingPagePolicy,
  framePagePolicy,
  libraryFilePolicy,
  stillPagePolicy,
} from '../security/content-security.ts';
import { extensionOf } from '../security/contained-file.ts';
import { findAppType } from '../security/file-types.ts';

/** The address of the window's page. */
export const appPage = 'offprint://app/index.html';

/** The part of a request that serving files needs. */
interface Asked {
  readonly url: string;
  readonly method: string;
}

/** An answer, as Electron's `registerBufferProtocol` takes it. */
export interface AppAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
}

interface Options {
  /** The theme in which a page is served. */
  readonly theme: () => Settings['theme'];
  /** The still that the window's page is served with; null for none. Asked once for each load of that page. */
  readonly still: () => Promise<Still | null>;
}

/**
 * Serves `offprint://app/…` from the folder of the built page. The files are listed once. A file that is not listed, or
 * whose type is unknown, does not exist. So no path from a page is ever joined to a folder.
 */
export class AppFiles {
  readonly #listing: Promise<Listing>;
  readonly #options: Options;

  /** Starts to list the folder. */
  constructor(folder: string, options: Options) {
    this.#options = options;
    this.#listing = listFiles(folder);
    // A failure is reported to each request instead.
    this.#listing.catch(() => {});
  }

  async serve({ url: address, method }: Asked): Promise<AppAnswer> {
    const { host, pathname } = new URL(address);
    const listing = await this.#listing;
    const file = host === 'app' ? listing.get(pathname) : undefined;
    const type = file === undefined ? null : findAppType(extensionOf(file));
    if (file === undefined || type === null || method !== 'GET') {
      return notThere;
    }
    const still = pathname === '/index.html' ? await this.#options.still() : null;
    return {
      statusCode: 200,
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': still === null ? policyOf(pathname) : stillPagePolicy(still.css),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      },
      data: themed.has(pathname) ? await this.#readPage(file, still, listing) : await readFile(file),
    };
  }

  async #readPage(file: string, still: Still | null, listing: Listing): Promise<Buffer> {
    const page = this.#inTheme(await readFile(file, 'utf8'));
    return Buffer.from(still === null ? page : withStill(page, still, listing));
  }

  /** A page whose `<html>` names its theme, because the page is painted before its scripts run. */
  #inTheme(page: string): string {
    return page.replace(/<html\b/, `$& data-theme="${this.#options.theme()}"`);
  }
}

/** The page with the still in place of its elements. Its fonts are loaded first, so that it is laid out once. */
function withStill(page: string, { html, css, fonts }: Still, listing: Listing): string {
  const links = fonts
    .filter((font) => listing.has(`/${font}`))
    .map((font) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${font}">`);
  return page
    .replace('</head>', () => `${links.join('')}<style>${css}</style></head>`)
    .replace('<div id="app"></div>', () => `<div id="app">${html}</div>`);
}

/** The files by the path part of their address. */
type Listing = ReadonlyMap<string, string>;

/** The pages that show a theme. The others draw off screen for them. */
const themed: ReadonlySet<string> = new Set(['/index.html', '/post-frame.html']);

const notThere: AppAnswer = {
  statusCode: 404,
  headers: { 'Content-Security-Policy': libraryFilePolicy },
  data: Buffer.alloc(0),
};

/** Whether an address is one of our pages, and one that a frame of this kind may show. */
export function isAppPage(address: string, mainFrame: boolean): boolean {
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
  if (pathname === '/drawing-frame.html') {
    return drawingPagePolicy;
  }
  return pathname.endsWith('.html') ? framePagePolicy : libraryFilePolicy;
}

async function listFiles(folder: string): Promise<Listing> {
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
