import { say } from '../../say.ts';

/** How long the button says what it did, in milliseconds. */
const said = 1_500;

/** Puts the text of a block of code on the clipboard; its button says for a moment whether that worked. */
export async function copyCode(text: string, button: Element): Promise<void> {
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = copySelected(button);
  }
  button.textContent = say(copied ? 'copy.copied' : 'copy.not-copied');
  setTimeout(() => {
    button.textContent = say('copy.copy');
  }, said);
}

/** The window may have no leave to write the clipboard; copying a selection needs none. */
function copySelected(button: Element): boolean {
  const document = button.ownerDocument;
  const code = button.closest('figure')?.querySelector('code');
  const selection = document.getSelection();
  if (!code || !selection) {
    return false;
  }
  selection.selectAllChildren(code);
  const copied = document.execCommand('copy');
  selection.removeAllRanges();
  return copied;
}
