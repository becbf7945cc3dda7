import { commonDialect, type Dialect } from '../../../render/dialect.ts';
import { asObject, asText, type Config, settingOf } from '../../config/read-config.ts';

/** What of a Hugo configuration decides how a post reads: https://gohugo.io/configuration/markup/. */
export function hugoDialect(config: Config): Dialect {
  const goldmark = asObject(settingOf(asObject(settingOf(config, 'markup')), 'goldmark'));
  const parser = asObject(settingOf(goldmark, 'parser'));
  const extensions = asObject(settingOf(goldmark, 'extensions'));
  const typographer = settingOf(extensions, 'typographer');
  const passthrough = asObject(settingOf(extensions, 'passthrough'));
  const renderer = asObject(settingOf(goldmark, 'renderer'));
  const smartQuotes = typographer !== false && settingOf(asObject(typographer), 'disable') !== true;
  return {
    ...commonDialect,
    templates: 'hugo',
    headingIds: headingIdStyle(asText(settingOf(parser, 'autoHeadingIDType'))),
    rawHeadingIds: true,
    smartQuotes,
    guillemets: smartQuotes,
    breaks: settingOf(renderer, 'hardWraps') === true,
    attributes: 'headings',
    attributeLines: settingOf(asObject(settingOf(parser, 'attribute')), 'block') === true,
    emojiNames: settingOf(config, 'enableEmoji') === true,
    singleTildes: false,
    // Hugo's default since 0.60; before, HTML was shown. So only what is said counts.
    foldedHtml: settingOf(renderer, 'unsafe') === false,
    math: settingOf(passthrough, 'enable') === true ? 'dollars' : 'none',
  };
}

function headingIdStyle(type: string): Dialect['headingIds'] {
  return type === 'blackfriday' ? 'blackfriday' : type === 'github-ascii' ? 'goldmark-ascii' : 'goldmark';
}
