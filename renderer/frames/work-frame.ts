import { within } from './within.ts';

/** In milliseconds, of a machine that is not busy. Work that takes longer is given up, and its frame is ended. */
const patience = 5_000;
/** In milliseconds, for loading the frame. */
const patienceAtStart = 10_000;

const opened = new Set<WorkFrame>();

/** Runs one piece of work after another. */
class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves to the result of `work`, which starts when all work before it has ended. */
  run<Value>(work: () => Promise<Value>): Promise<Value> {
    const answer = this.#last.then(work);
    this.#last = answer.catch(() => {});
    return answer;
  }
}

const queue = new WorkQueue();

/**
 * A frame without privileges that works on the content of a post or file. It has no origin, its policy lets it load
 * only its script, and it gets and returns bytes. Such frames may share a process. So only one works at a time, and if
 * one takes too long, all are ended with that process.
 */
export class WorkFrame {
  readonly #page: string;
  readonly #title: string;
  #frame: { readonly element: HTMLIFrameElement; readonly loaded: Promise<unknown> } | null = null;

  /** `title` says what the frame does, for whoever inspects the window. */
  constructor(page: string, title: string) {
    this.#page = page;
    this.#title = title;
  }

  /**
   * The frame's answer, which must not be trusted; null when it took too long. `message` is called when its turn has
   * come. If it returns null, nothing is asked and the answer is undefined.
   */
  ask(message: () => Promise<object | null>): Promise<unknown> {
    return queue.run(async () => {
      const asked = await message();
      return asked === null ? undefined : this.#work(asked);
    });
  }

  async #work(message: object): Promise<unknown> {
    const { element, loaded } = this.#open();
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<unknown>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data ?? {});
    });
    const isLoaded = (await within(patienceAtStart, loaded)) !== null;
    if (isLoaded) {
      // `*`, because the frame has no origin that could be named. Only the frame gets the port, so only it can answer.
      element.contentWindow?.postMessage(message, '*', [port2]);
    }
    const answered = isLoaded ? await within(patience, answer) : null;
    port1.close();
    if (answered === null) {
      for (const frame of opened) {
        frame.#close();
      }
    }
    return answered;
  }

  #open(): { readonly element: HTMLIFrameElement; readonly loaded: Promise<unknown> } {
    if (this.#frame) {
      return this.#frame;
    }
    const element = document.createElement('iframe');
    // Invisible, but laid out: scripts in it measure texts.
    element.className = 'work-frame';
    element.setAttribute('sandbox', 'allow-scripts');
    element.setAttribute('aria-hidden', 'true');
    element.inert = true;
    element.tabIndex = -1;
    element.title = this.#title;
    element.src = this.#page;
    const loaded = new Promise((resolve) => {
      element.addEventListener('load', resolve, { once: true });
    });
    document.body.append(element);
    this.#frame = { element, loaded };
    opened.add(this);
    return this.#frame;
  }

  #close(): void {
    this.#frame?.element.remove();
    this.#frame = null;
    opened.delete(this);
  }
}
