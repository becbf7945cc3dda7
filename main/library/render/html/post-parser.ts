import { type DefaultTreeAdapterMap, Parser, Token, TokenizerMode } from 'parse5';

/** Elements whose content is hidden or is not read as HTML. */
const hiding = new Set(
  'audio canvas iframe noembed noframes noscript object script select style template textarea title video xmp'.split(
    ' ',
  ),
);

/**
 * An HTML parser that reads `<iframe … />` as a closed element. A browser ignores that slash, and the rest of the post
 * becomes hidden text of the frame. The author meant to close the frame, and a reader wants the rest.
 */
export class PostParser<Map extends DefaultTreeAdapterMap = DefaultTreeAdapterMap> extends Parser<Map> {
  override onStartTag(token: Token.TagToken): void {
    const isMeantClosed = token.selfClosing && hiding.has(token.tagName);
    super.onStartTag(token);
    if (isMeantClosed) {
      this.tokenizer.state = TokenizerMode.DATA;
      this.onEndTag({ ...token, type: Token.TokenType.END_TAG, selfClosing: false, attrs: [] });
    }
  }
}
