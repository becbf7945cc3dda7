import type { ChildProcess } from 'node:child_process';
import { type DevTools, openDevTools } from '../bench/measure/dev-tools.mjs';

/** The window of an app that was started with `--remote-debugging-pipe`. A pipe works without a network. */
export class PipeWindow {
  readonly #tools: DevTools;
  readonly #said: () => string;

  /** `said` returns what the app has printed, for error messages. */
  constructor(child: ChildProcess, said: () => string) {
    this.#tools = openDevTools(child);
    this.#said = said;
  }

  /** Evaluates an expression in the page; returns its value. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = (await this.#ask('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value: Value }; exceptionDetails?: { exception?: { description?: string } } };
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? `“${expression}” failed in the page.`);
    }
    return result.value;
  }

  /** Types where the focus is. */
  async type(text: string): Promise<void> {
    await this.#ask('Input.insertText', { text });
  }

  async pressEnter(): Promise<void> {
    for (const type of ['rawKeyDown', 'keyUp']) {
      await this.#ask('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
    }
  }

  /** A PNG of the window. */
  async picture(): Promise<Buffer> {
    const { data } = (await this.#ask('Page.captureScreenshot', { format: 'png' })) as { data: string };
    return Buffer.from(data, 'base64');
  }

  /** Closes the window as its close button does. */
  async close(): Promise<void> {
    await this.evaluate('void setTimeout(() => window.close())');
  }

  async #ask(method: string, params: object): Promise<unknown> {
    try {
      return await this.#tools.send(method, params, await this.#tools.firstPage);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\nIt said: ${this.#said()}`);
    }
  }
}
