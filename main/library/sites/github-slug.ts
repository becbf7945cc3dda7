/** A text as github-slugger has it: lower case, letters, digits, `_` and `-` kept, each space one dash. */
export const githubSlug = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
