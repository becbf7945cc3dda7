import { addressKey } from './address-key.ts';

interface RoutePart {
  readonly before: string;
  readonly behind: string;
  /** What stands in brackets: `id`, or `...id` for any number of parts. Null if the part is fixed. */
  readonly name: string | null;
}

interface PageRoute<File> {
  readonly file: File;
  readonly parts: readonly RoutePart[];
}

/** More templates than any site has. Each link that would be dead is compared with all of them. */
const mostRoutes = 200;

/**
 * Templates that make pages whose names are not known without running the site's program: `/photos/[id]/`. Every
 * address that fits is taken for a page. `[page]` fits only numbers.
 */
export class PageRoutes<File> {
  readonly #routes: PageRoute<File>[] = [];

  add(route: string, file: File): void {
    if (this.#routes.length < mostRoutes) {
      this.#routes.push({ file, parts: addressKey(route).split('/').map(partOf) });
    }
  }

  /** The file of the first template that could make a page at an address. */
  find(address: string): File | undefined {
    const parts = addressKey(address).split('/');
    return this.#routes.find((route) => fits(route.parts, parts))?.file;
  }
}

function partOf(written: string): RoutePart {
  const [, before = '', name, behind = ''] = /^([^[]*)\[([^\]]+)\](.*)$/.exec(written) ?? [];
  return name === undefined ? { before: written, behind: '', name: null } : { before, behind, name };
}

function fits(route: readonly RoutePart[], parts: readonly string[]): boolean {
  const last = route.at(-1);
  const isOpen = last?.name?.startsWith('...') === true;
  if (isOpen && parts.length >= route.length) {
    // The rest counts as one part.
    const above = route.length - 1;
    return fits(route.slice(0, above), parts.slice(0, above)) && fitsPart(last, parts.slice(above).join('/'));
  }
  return route.length === parts.length && route.every((part, at) => fitsPart(part, parts[at] ?? ''));
}

function fitsPart({ before, behind, name }: RoutePart, written: string): boolean {
  if (name === null) {
    return written === before;
  }
  const value = written.slice(before.length, written.length - behind.length);
  return (
    written.length > before.length + behind.length &&
    written.startsWith(before) &&
    written.endsWith(behind) &&
    (!/^(?:\.{3})?page$/.test(name) || /^\d+$/.test(value))
  );
}
