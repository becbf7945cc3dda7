import { useSettings } from './settings-store.ts';

const documents = new Set<Document>();

function show(): void {
  const { theme } = useSettings.getState();
  for (const { documentElement } of documents) {
    documentElement.dataset['theme'] = theme;
  }
}

useSettings.subscribe(show);

/**
 * Sets a document's theme, now and on each change, until the returned function is called. Style sheets need it for sepia only:
 * light and dark follow the colour scheme, which the shell sets.
 */
export function followTheme(document: Document): () => void {
  documents.add(document);
  show();
  return () => documents.delete(document);
}
