import type { SiteFacts } from '../../main/library/model/site.ts';
import { foldersText } from './corrections-form.ts';
import { locale, say } from '../say.ts';

/** The known facts of a site. Unknown ones are left out. */
export function SiteTable({ site }: { readonly site: SiteFacts }) {
  const rows: readonly (readonly [name: string, value: string])[] = [
    [say('folder.title'), site.title],
    [say('folder.site-in'), site.place],
    [say('folder.sites-seen'), site.nested.map(({ place, label }) => `${place} (${label})`).join('\n')],
    [say('folder.posts-in'), foldersText(site.contentRoots)],
    [say('folder.files-in'), foldersText(site.staticRoots)],
    [say('folder.address'), site.addresses.join('\n')],
    [say('folder.base-path'), site.basePath],
    [say('folder.language'), languageName(site.language)],
    [say('folder.time-zone'), site.timeZone],
  ];
  return (
    <dl className="facts-table">
      {rows.map(
        ([name, value]) =>
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** The name of a language and its tag: `American English (en-US)`. */
function languageName(tag: string): string {
  if (tag === '') {
    return '';
  }
  try {
    const name = new Intl.DisplayNames(locale, { type: 'language' }).of(tag);
    return name && name !== tag ? `${name} (${tag})` : tag;
  } catch {
    return tag;
  }
}
