import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  Parser,
  type ParserOptions,
  Token,
  TokenizerMode,
} from 'parse5';

/** Elements whose content is hidden, is replaced by something else, or is not read as HTML. */
const hiding = new Set(
  `applet audio button canvas datalist iframe math meter noembed noframes object progress script select style svg
   template textarea title video xmp`.split(/\s+/),
);

/** Drawings and formulas follow rules of their own, which know `<svg />`. */
const closesItself = new Set(['math', 'svg']);

/** States of the tokenizer that are not inside of a tag or a comment. */
const betweenTags = new Set<number>(Object.values(TokenizerMode));

/** The name of no element of HTML, so that the content of such an element is shown, and nothing else. */
const leftOpen = 'left-open';

type Element = DefaultTreeAdapterMap['element'];

/** The content of a template is read like that of any other element. */
const treeAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  getTemplateContent: (template) => template as unknown as DefaultTreeAdapterMap['documentFragment'],
  setTemplateContent: () => {},
};

/**
 * An HTML parser that lets no element hide what its author did not put into it. In a browser, an `<object>` without an
 * end tag hides the rest of the post. Here it is empty, and the rest follows it. `<iframe … />` is read as closed,
 * because its author meant so. No script will run, so the content of `<noscript>` is shown.
 */
export class PostParser extends Parser<DefaultTreeAdapterMap> {
  /** Counted from the end of the text: where the last tag or comment ended. */
  #left = Number.POSITIVE_INFINITY;
  /** The name of the end tag that is being read. */
  #ending = '';
  readonly #lastEnds = new Map<string, number>();
  /** Open elements that hide their content. */
  readonly #open = new Set<Element>();
  #hasCut = false;
  #hasLeftOpen = false;

  static over(context: Element, options: ParserOptions<DefaultTreeAdapterMap>): PostParser {
    const fragment = { treeAdapter, scriptingEnabled: false, ...options };
    return PostParser.getFragmentParser<DefaultTreeAdapterMap>(context, fragment) as PostParser;
  }

  /**
   * The number of characters behind the last whole tag or comment. Null if no tag or comment is cut off there.
   */
  get cut(): number | null {
    return this.#hasCut ? this.#left : null;
  }

  /** Whether an element that hides its content has no end tag behind it. */
  get hasLeftOpen(): boolean {
    return this.#hasLeftOpen;
  }

  override onStartTag(token: Token.TagToken): void {
    const { tagName, selfClosing } = token;
    this.#left = this.#remaining;
    const isHiding = hiding.has(tagName);
    const isLeftOpen = isHiding && !this.#endsBehind(tagName);
    super.onStartTag(token);
    if (!isHiding || (selfClosing && closesItself.has(tagName))) {
      return;
    }
    this.#hasLeftOpen ||= isLeftOpen && !selfClosing;
    if (selfClosing || isLeftOpen) {
      this.tokenizer.state = TokenizerMode.DATA;
      this.onEndTag({ ...token, type: Token.TokenType.END_TAG, selfClosing: false, attrs: [] });
    } else if (tagName === 'script' && this.tokenizer.state === TokenizerMode.SCRIPT_DATA) {
      // A browser reads on behind `</script>` if `<!--<script>` comes before.
      this.tokenizer.state = TokenizerMode.RAWTEXT;
    }
  }

  override onEndTag(token: Token.TagToken): void {
    this.#left = this.#remaining;
    this.#ending = token.tagName;
    super.onEndTag(token);
    this.#ending = '';
  }

  override onComment(token: Token.CommentToken): void {
    // A comment that is cut off comes here as well.
    if (betweenTags.has(this.tokenizer.state)) {
      this.#left = this.#remaining;
    }
    super.onComment(token);
  }

  override onEof(token: Token.EOFToken): void {
    this.#hasCut = !betweenTags.has(this.tokenizer.state);
    super.onEof(token);
    for (const element of this.#open) {
      showContent(element);
    }
  }

  override onItemPush(node: DefaultTreeAdapterMap['parentNode'], tid: number, isTop: boolean): void {
    super.onItemPush(node, tid, isTop);
    if ('tagName' in node && hiding.has(node.tagName)) {
      this.#open.add(node);
    }
  }

  override onItemPop(node: DefaultTreeAdapterMap['parentNode'], isTop: boolean): void {
    super.onItemPop(node, isTop);
    if ('tagName' in node && this.#open.delete(node) && node.tagName !== this.#ending) {
      showContent(node);
    }
  }

  get #remaining(): number {
    const { html, pos } = this.tokenizer.preprocessor;
    return html.length - pos;
  }

  /** Whether there is an end tag of this name in the rest of the text. */
  #endsBehind(tagName: string): boolean {
    let last = this.#lastEnds.get(tagName);
    if (last === undefined) {
      const { html } = this.tokenizer.preprocessor;
      last = 0;
      for (const { index } of html.matchAll(new RegExp(`</${tagName}[\\s/>]`, 'gi'))) {
        last = html.length - index;
      }
      this.#lastEnds.set(tagName, last);
    }
    return last > 0 && last <= this.#remaining;
  }
}

/** Turns an element that has no end tag into one without content, followed by what was in it. */
function showContent(element: Element): void {
  const { childNodes } = element;
  childNodes.unshift({ ...element, childNodes: [], parentNode: element });
  element.tagName = leftOpen;
  element.nodeName = leftOpen;
  element.attrs = [];
}
