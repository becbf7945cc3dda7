import type { Bridge } from '../../preload/bridge.ts';
import type { LibraryRequestName, Outcome, RequestArgs, RequestReply } from '../../preload/contract.ts';

/** Sends a request once, as the preload exposes it. */
export type Request = Bridge['request'];

/** Sends a request to the library. */
export type Ask = <Name extends LibraryRequestName>(
  name: Name,
  args: RequestArgs<Name>,
) => Promise<Outcome<RequestReply<Name>>>;

/**
 * Sends a request to the library. If the library process dies before the answer, it calls `restarted` and sends the
 * request once more, to the new process. Not for requests about a view: views are gone with their process.
 */
export function askAgain(request: Request, restarted: () => void): Ask {
  return async (name, args) => {
    const reply = await request(name, args);
    if (reply.ok || reply.code !== 'restarted') {
      return reply;
    }
    restarted();
    return request(name, args);
  };
}
