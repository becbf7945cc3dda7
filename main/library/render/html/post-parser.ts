import { type DefaultTreeAdapterMap, Parser, Token, TokenizerMode } from 'parse5';

/** Elements that hide what is in them, or take it for something else than HTML. */
const hiding = new Set(
  'audio canvas iframe noembed noframes noscript object script select style template textarea title video xmp'.split(
    ' ',
  ),
);

/**
 * An HTML parser for which `<iframe … />` is closed. A browser passes over that slash, and the rest of the post is then
 * the text of the frame, which nobody sees. Who wrote the slash meant it, and a reader wants the rest.
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
