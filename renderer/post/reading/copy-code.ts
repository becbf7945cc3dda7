import { copyText } from '../../controls/copy-text.ts';
import { say } from '../../say.ts';

/** How long the button says what it did, in milliseconds. */
const said = 1_500;

/** Puts the text of a block of code on the clipboard; its button says for a moment whether that worked. */
export async function copyCode(text: string, button: Element): Promise<void> {
  const copied = await copyText(text);
  button.textContent = say(copied ? 'copy.copied' : 'copy.not-copied');
  setTimeout(() => {
    button.textContent = say('copy.copy');
  }, said);
}
