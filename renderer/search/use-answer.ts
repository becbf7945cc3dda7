import { useEffect, useState } from 'react';
import type { LibraryRequestName, RequestArgs, RequestReply } from '../../preload/contract.ts';
import { ask } from '../state/library-ask.ts';

/**
 * The library's answer to a question, asked again whenever the question changes; the last answer stays until the next
 * one is here. Null for no question. `wait` in milliseconds, for what is not to be asked at every letter.
 */
export function useAnswer<Name extends LibraryRequestName>(
  name: Name,
  args: RequestArgs<Name> | null,
  wait = 0,
): { readonly asked: RequestArgs<Name>; readonly reply: RequestReply<Name> } | null {
  const [answer, setAnswer] = useState<{ asked: RequestArgs<Name>; reply: RequestReply<Name> } | null>(null);
  const question = JSON.stringify(args);
  // biome-ignore lint/correctness/useExhaustiveDependencies: questions of the same words are the same
  useEffect(() => {
    if (args === null) {
      setAnswer(null);
      return;
    }
    let over = false;
    const timer = setTimeout(async () => {
      const reply = await ask(name, args);
      if (!over) {
        setAnswer(reply.ok ? { asked: args, reply: reply.value } : null);
      }
    }, wait);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [name, question, wait]);
  return answer;
}
