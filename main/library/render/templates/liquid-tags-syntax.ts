import { curlySyntax } from './curly-syntax.ts';

/** Pelican's plugin liquid_tags: https://github.com/pelican-plugins/liquid-tags */
export const liquidTagsSyntax = curlySyntax({
  verbatim: new Set(),
  paired: null,
  hashComments: false,
  tagsOnly: true,
});
