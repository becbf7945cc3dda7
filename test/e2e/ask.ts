import type { OffprintApp } from './offprint-app.ts';

/** Sends a request as the page does. If it needs a library, the open one is filled in. */
export function ask(app: OffprintApp, name: string, args: object | undefined): Promise<unknown> {
  return app.page.evaluate(
    async ([asked, given]) => {
      const { request } = (window as unknown as { offprint: { request: (...all: unknown[]) => Promise<never> } })
        .offprint;
      const current: { value: { id: string } } = await request('library.current', undefined);
      const library = asked?.startsWith('settings') ? {} : { library: current.value.id };
      const reply: { ok: boolean; value: unknown } = await request(asked, given && { ...given, ...library });
      if (!reply.ok) {
        throw new Error(JSON.stringify(reply));
      }
      return reply.value;
    },
    [name, args] as const,
  );
}
