export const isMac = navigator.platform.startsWith('Mac');

/** Sets an attribute that tells style sheets whether the system is macOS. */
export function nameSystem(document: Document): void {
  document.documentElement.dataset.system = isMac ? 'mac' : 'other';
}
