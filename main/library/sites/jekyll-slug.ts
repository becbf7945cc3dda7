const kept = {
  default: /[^\p{M}\p{L}\p{Nd}]+/gu,
  pretty: /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu,
};

/**
 * A text as Jekyll puts it into an address (lib/jekyll/utils.rb, slugify): runs of other characters become one dash,
 * one dash is taken off each end. `pretty` keeps the punctuation that addresses and file systems allow.
 */
export const jekyllSlug = (text: string, mode: keyof typeof kept = 'default', { keepCase = false } = {}): string => {
  const slug = text.replace(kept[mode], '-').replace(/^-|-$/g, '');
  return keepCase ? slug : slug.toLowerCase();
};
