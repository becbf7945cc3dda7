import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';
import { say } from '../say.ts';

interface CopyButtonProps {
  /** Says what is copied: `Copy web address`. */
  readonly name: string;
  readonly text: string;
}

/** Copies a text, and shows for a moment whether that worked. */
export function CopyButton({ name, text }: CopyButtonProps) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) {
      return;
    }
    const timer = setTimeout(() => setSaid(null), 1_500);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <span className="copying">
      <IconButton
        icon="copy"
        name={name}
        onClick={() => void copyText(text).then((copied) => setSaid(say(copied ? 'copy.copied' : 'copy.not-copied')))}
      />
      <span className="copied" role="log">
        {said}
      </span>
    </span>
  );
}
