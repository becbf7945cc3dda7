import { copyText } from '../../controls/copy-text.ts';
import { say } from '../../say.ts';

/** In milliseconds: how long the button shows the result. */
const said = 1_500;

/** Copies a block of code. Its button shows for a moment whether that worked. */
export async function copyCode(text: string, button: Element): Promise<void> {
  const copied = await copyText(text);
  button.textContent = say(copied ? 'copy.copied' : 'copy.not-copied');
  setTimeout(() => {
    button.textContent = say('copy.copy');
  }, said);
}
