import type { OffprintApp } from './offprint-app.ts';

/** One request of the window and its answer. */
export interface RecordedRequest {
  readonly name: string;
  /** The rows that came with a view; -1 for every other request, and before the answer. */
  readonly rows: number;
  /** Length of the answer as JSON; -1 before it has come. */
  readonly characters: number;
  /** The text of the query in the request, or empty. */
  readonly query: string;
}

/** Records all requests of the window from now on. */
export function recordRequests(app: OffprintApp): Promise<void> {
  return app.electron.evaluate(({ ipcMain }) => {
    const channel = 'offprint:request';
    type Handler = (event: unknown, name: string, args: unknown) => Promise<unknown>;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    const handle = handlers.get(channel);
    if (!handle) {
      throw new Error('No one answers the window.');
    }
    const recorded: { name: string; rows: number; characters: number; query: string }[] = [];
    Object.assign(globalThis, { offprintRecorded: recorded });
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, async (event, name: string, args: unknown) => {
      const { query, text } = (args ?? {}) as { readonly query?: { readonly text: string }; readonly text?: string };
      const one = { name, rows: -1, characters: -1, query: query?.text ?? text ?? '' };
      recorded.push(one);
      const answer = await handle(event, name, args);
      one.characters = JSON.stringify(answer).length;
      const { value } = answer as { readonly value?: { readonly rows?: readonly unknown[] } };
      one.rows = value?.rows?.length ?? -1;
      return answer;
    });
  });
}

/** The requests since the last call, in order. */
export function takeRecorded(app: OffprintApp): Promise<readonly RecordedRequest[]> {
  return app.electron.evaluate(() => {
    const { offprintRecorded } = globalThis as unknown as { offprintRecorded: RecordedRequest[] };
    return offprintRecorded.splice(0);
  });
}
