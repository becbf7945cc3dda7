import { bridge } from '../state/bridge.ts';

/** Puts a text on the clipboard; false where that did not work. */
export async function copyText(text: string): Promise<boolean> {
  return (await bridge.request('text.copy', { text })).ok;
}
