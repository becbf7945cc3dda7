/** A text as a part of a regular expression that matches exactly this text. `RegExp.escape` does not exist in the oldest Node. */
export function escapeRegex(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}
