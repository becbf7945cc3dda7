import type { Bridge } from '../../preload/bridge.ts';
import type { LibraryRequestName, Outcome, RequestArgs, RequestReply } from '../../preload/contract.ts';

/** Asks once: what the preload exposes. */
export type Request = Bridge['request'];

/** Asks the library. */
export type Ask = <Name extends LibraryRequestName>(
  name: Name,
  args: RequestArgs<Name>,
) => Promise<Outcome<RequestReply<Name>>>;

/**
 * Asks the library, and once more where its process died over the question: by then another one has taken its place.
 * `restarted` is told before. Not for what belongs to a view: that is gone with its process.
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
