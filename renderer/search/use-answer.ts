import { useEffect, useState } from 'react';
import type { LibraryRequestName, RequestArgs, RequestReply } from '../../preload/contract.ts';
import { ask } from '../state/library-ask.ts';

/**
 * The library's answer to a request, which is sent again when its arguments change. The last answer stays until the next
 * one has come. Null where `args` is null. `wait` delays the request, in milliseconds, for texts that are being typed.
 */
export function useAnswer<Name extends LibraryRequestName>(
  name: Name,
  args: RequestArgs<Name> | null,
  wait = 0,
): { readonly asked: RequestArgs<Name>; readonly reply: RequestReply<Name> } | null {
  const [answer, setAnswer] = useState<{ asked: RequestArgs<Name>; reply: RequestReply<Name> } | null>(null);
  const question = JSON.stringify(args);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arguments with the same JSON are the same request
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
