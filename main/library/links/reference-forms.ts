import type { LinkForm } from '../render/references.ts';
import type { Site } from '../sites/generator.ts';
import { decodeAddress } from './address-key.ts';

/** References that generators give a meaning of their own inside plain links, without a template call. */
export const formOf = ({ generator }: Site, written: string): LinkForm | null => {
  // Markdown may have encoded the braces and bars of Pelican's forms.
  const href = written.replace(/%7[bcd]/gi, decodeURIComponent);
  switch (generator) {
    case 'zola':
      return href.startsWith('@/') ? { form: 'content', target: href.slice(2) } : null;
    case 'pelican': {
      const [, what, path] = /^[{|](filename|static|attach|author|category|tag|index)[}|]\s*(.*)$/is.exec(href) ?? [];
      if (what === undefined || path === undefined) return null;
      if (/^(?:filename|static|attach)$/i.test(what))
        return { form: path.startsWith('/') ? 'content' : 'asset', target: path };
      return { form: 'list', target: `${what.toLowerCase()}:${path}` };
    }
    case 'nikola': {
      const [, kind, name] = /^link:\/\/(\w+)\/(.*)$/.exec(href) ?? [];
      if (kind === undefined || name === undefined) return null;
      return /^(?:slug|post|page)$/.test(kind)
        ? { form: 'name', target: name }
        : { form: 'list', target: `${kind}:${name}` };
    }
    case 'docusaurus':
      if (href.startsWith('@site/')) return { form: 'site', target: href.slice('@site/'.length) };
      return href.startsWith('pathname://') ? { form: 'address', target: href.slice('pathname://'.length) } : null;
    case 'obsidian': {
      // https://help.obsidian.md/links: Markdown links name notes as wiki links do; `obsidian://open` names one from outside.
      const opened = /^obsidian:\/\/open\?(?:.*&)?file=([^&]+)/i.exec(href)?.[1];
      if (opened !== undefined) return { form: 'wiki', target: decodeAddress(opened) };
      const isElsewhere = /^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(href) || href === '';
      return isElsewhere ? null : { form: 'wiki', target: decodeAddress(href) };
    }
    default:
      return null;
  }
};
