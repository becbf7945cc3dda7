import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';

interface CopyButtonProps {
  /** What is copied, for its name: `Copy web address`. */
  readonly what: string;
  readonly text: string;
}

/** Copies a text, and says for a moment that it did. */
export function CopyButton({ what, text }: CopyButtonProps) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) {
      return;
    }
    const timer = setTimeout(() => setSaid(null), 1_500);
    return () => clearTimeout(timer);
  }, [said]);
  const name = `Copy ${what}`;
  return (
    <span className="copying">
      <IconButton
        icon="copy"
        name={name}
        onClick={() => void copyText(text).then((copied) => setSaid(copied ? 'Copied' : 'Not copied'))}
      />
      <span className="copied" role="log">
        {said}
      </span>
    </span>
  );
}
