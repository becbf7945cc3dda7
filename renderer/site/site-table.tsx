import type { SiteFacts } from '../../main/library/model.ts';
import { foldersText } from './corrections-form.ts';

/** What is known of a site, as far as it is. */
export function SiteTable({ site }: { readonly site: SiteFacts }) {
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['Title', site.title],
    ['Site in', site.place],
    ['Sites seen', site.nested.map(({ place, label }) => `${place} (${label})`).join('\n')],
    ['Posts in', foldersText(site.contentRoots)],
    ['Files in', foldersText(site.staticRoots)],
    ['Address', site.addresses.join('\n')],
    ['Base path', site.basePath],
    ['Language', languageName(site.language)],
    ['Time zone', site.timeZone],
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

/** `en-US` as a reader knows it, with the tag itself. */
function languageName(tag: string): string {
  if (tag === '') {
    return '';
  }
  try {
    const name = new Intl.DisplayNames(undefined, { type: 'language' }).of(tag);
    return name && name !== tag ? `${name} (${tag})` : tag;
  } catch {
    return tag;
  }
}
