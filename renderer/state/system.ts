export const isMac = navigator.platform.startsWith('Mac');

/** Tells a document's style which system it is on. */
export function nameSystem(document: Document): void {
  document.documentElement.dataset.system = isMac ? 'mac' : 'other';
}
