import { type Drawing, type Drawn, longestSource, longestSvg } from './drawing.ts';

/** In milliseconds: what takes longer is given up, and its frame with it. */
const patience = 5_000;
/** The same for a frame that has yet to load. */
const patienceAtStart = 10_000;
const kept = 100;

let frame: Promise<HTMLIFrameElement> | null = null;
let last: Promise<unknown> = Promise.resolve();
const drawings = new Map<string, Drawn>();

/**
 * Draws one diagram after another, in a frame without privileges: it has no origin, its policy lets it load nothing but
 * the one script that draws, and what it answers is text for a picture.
 */
export function drawDiagram(drawing: Drawing): Promise<Drawn> {
  if (drawing.text.length > longestSource) {
    return Promise.resolve({ ok: false, message: 'it is too long' });
  }
  const key = JSON.stringify(drawing);
  const before = drawings.get(key);
  if (before) {
    return Promise.resolve(before);
  }
  const drawn = last.then(() => drawings.get(key) ?? drawInFrame(drawing));
  last = drawn.catch(() => {});
  return drawn.then((result) => {
    drawings.set(key, result);
    for (const oldest of drawings.keys()) {
      if (drawings.size <= kept) {
        break;
      }
      drawings.delete(oldest);
    }
    return result;
  });
}

async function drawInFrame(drawing: Drawing): Promise<Drawn> {
  frame ??= openFrame();
  const opened = await within(patienceAtStart, frame);
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Drawn>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(parseDrawn(data));
  });
  // It has no origin to name. Only what was given the port can answer.
  opened?.contentWindow?.postMessage(drawing, '*', [port2]);
  const drawn = opened && (await within(patience, answer));
  port1.close();
  if (drawn) {
    return drawn;
  }
  closeFrame();
  return { ok: false, message: 'it takes too long' };
}

/** The frame's word is not taken for it: it works on what a post says. */
function parseDrawn(data: unknown): Drawn {
  const { ok, svg, title, message } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (ok === true && typeof svg === 'string' && typeof title === 'string') {
    return svg.length <= longestSvg
      ? { ok, svg, title: title.slice(0, 1_000) }
      : { ok: false, message: 'the drawing would be too large' };
  }
  return { ok: false, message: typeof message === 'string' ? message.slice(0, 300) : 'it could not be read' };
}

function openFrame(): Promise<HTMLIFrameElement> {
  const opened = document.createElement('iframe');
  // Laid out, since texts are measured in it, but never seen.
  opened.className = 'diagram-frame';
  opened.setAttribute('sandbox', 'allow-scripts');
  opened.setAttribute('aria-hidden', 'true');
  opened.inert = true;
  opened.tabIndex = -1;
  opened.title = 'Draws diagrams';
  opened.src = 'diagram-frame.html';
  document.body.append(opened);
  return new Promise((resolve) => {
    opened.addEventListener('load', () => resolve(opened), { once: true });
  });
}

function closeFrame(): void {
  frame = null;
  document.querySelector('.diagram-frame')?.remove();
}

/** Null when the time is over first. */
function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | null> {
  return Promise.race([promise, new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))]);
}
