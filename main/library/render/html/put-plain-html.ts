import type { HtmlBuilder } from './html-builder.ts';
import type { HtmlAttribute } from './html-node.ts';
import { mayRefer, type AuthorHtml } from './reference-places.ts';

const voidTags = new Set(['br', 'hr', 'img', 'wbr']);

/** A comment, a tag or a text, in the one form that a parser never corrects. */
const piece =
  /<!--(?!-?>)((?:(?!--)[^\r])*)-->|<(\/?)([a-z][a-z\d]*)((?:[ \t\n]+[a-z][a-z-]*=(?:"[^"&\r]*"|[\w.-]+))*)[ \t\n]*(\/?)>|([^<&\r]+)/y;
const attribute = /([a-z-]+)=(?:"([^"]*)"|([\w.-]+))/g;

/**
 * Adds raw HTML to a tree, or gives the tree up if the HTML is not plain enough. `mark` returns the line of an
 * element from its position.
 */
export function putPlainHtml(built: HtmlBuilder, html: string, mark: AuthorHtml['mark']): void {
  let at = 0;
  while (at < html.length && built.isFitting) {
    piece.lastIndex = at;
    const found = piece.exec(html);
    if (found === null) {
      built.giveUp();
      return;
    }
    const [all, comment, slash, tag, attributes = '', closed, text] = found;
    if (text !== undefined) {
      built.text(text);
    } else if (tag === undefined) {
      built.comment(comment ?? '');
    } else if (slash === '/') {
      putEnd(built, tag, attributes, closed);
    } else {
      const elementAttributes = attributesOf(built, attributes);
      putBeginning(built, tag, mayRefer(tag) ? [...elementAttributes, mark(at)] : elementAttributes, closed === '/');
    }
    at += all.length;
  }
}

function putEnd(built: HtmlBuilder, tag: string, attributes: string, closed: string | undefined): void {
  if (attributes === '' && closed === '') {
    built.close(tag);
  } else {
    built.giveUp();
  }
}

function putBeginning(built: HtmlBuilder, tag: string, attrs: readonly HtmlAttribute[], closed: boolean): void {
  if (voidTags.has(tag)) {
    built.single(tag, attrs);
  } else if (closed) {
    built.giveUp();
  } else {
    built.open(tag, attrs);
  }
}

function attributesOf(built: HtmlBuilder, written: string): readonly HtmlAttribute[] {
  const attrs: HtmlAttribute[] = [];
  if (written === '') {
    return attrs;
  }
  for (const [, name = '', quoted, bare] of written.matchAll(attribute)) {
    if (attrs.some((known) => known.name === name)) {
      built.giveUp();
    }
    attrs.push({ name, value: quoted ?? bare ?? '' });
  }
  return attrs;
}
