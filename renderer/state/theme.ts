import { useSettings } from './settings-store.ts';

const documents = new Set<Document>();

function show(): void {
  const { theme } = useSettings.getState();
  for (const { documentElement } of documents) {
    documentElement.dataset['theme'] = theme;
  }
}

useSettings.subscribe(show);

/** Keeps a document in the chosen theme, until the returned function is called. “System” follows the system's light or dark. */
export function followTheme(document: Document): () => void {
  documents.add(document);
  show();
  return () => documents.delete(document);
}
