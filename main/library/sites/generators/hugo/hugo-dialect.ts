import { wantsMath } from '../../../render/math-dialect.ts';
import { commonDialect, type Dialect } from '../../../render/dialect.ts';
import { asObject, asText, type Config, settingOf } from '../../config/read-config.ts';

/** The settings of Hugo that decide how a post is rendered: https://gohugo.io/configuration/markup/. */
export function hugoDialect(config: Config): Dialect {
  const markup = asObject(settingOf(config, 'markup'));
  const goldmark = asObject(settingOf(markup, 'goldmark'));
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
    ...extraDialect(asObject(settingOf(extensions, 'extras'))),
    // Before 0.60, Hugo showed HTML by default. So HTML is only hidden if the setting says so.
    foldedHtml: settingOf(renderer, 'unsafe') === false,
    numberedCode: settingOf(asObject(settingOf(markup, 'highlight')), 'lineNos') === true,
    math:
      settingOf(passthrough, 'enable') === true || wantsMath(Object.entries(asObject(settingOf(config, 'params'))))
        ? 'dollars'
        : 'none',
  };
}

/** The short marks that a site may switch on: https://gohugo.io/configuration/markup/#extras-extension. */
function extraDialect(extras: Config): Partial<Dialect> {
  const isOn = (name: string): boolean => settingOf(asObject(settingOf(extras, name)), 'enable') === true;
  const names = { subscript: 'sub', superscript: 'sup', insert: 'ins' } as const;
  const spans = Object.entries(names).flatMap(([name, tag]) => (isOn(name) ? [tag] : []));
  return { ...(spans.length > 0 ? { spans } : {}), ...(isOn('mark') ? { highlights: true } : {}) };
}

function headingIdStyle(type: string): Dialect['headingIds'] {
  return type === 'blackfriday' ? 'blackfriday' : type === 'github-ascii' ? 'goldmark-ascii' : 'goldmark';
}
