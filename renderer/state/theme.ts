import { useSettings } from './settings-store.ts';

const documents = new Set<Document>();

function show(): void {
  const { theme } = useSettings.getState();
  for (const { documentElement } of documents) {
    documentElement.dataset['theme'] = theme;
  }
}

useSettings.subscribe(show);

/** Shows a document of the window in the theme that is set, until the answer is called. Light and dark come from the system's own colours. */
export function followTheme(document: Document): () => void {
  documents.add(document);
  show();
  return () => documents.delete(document);
}
