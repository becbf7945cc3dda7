import { keepNewest } from '../frames/keep-newest.ts';
import { WorkFrame } from '../frames/work-frame.ts';
import { type Drawing, type Drawn, longestSource, longestSvg } from './drawing.ts';
import { say } from '../say.ts';

const kept = 100;

const frame = new WorkFrame('diagram-frame.html', 'Draws diagrams');
const drawings = new Map<string, Promise<Drawn>>();

/**
 * Draws one diagram after another, in a frame without privileges: it has no origin, its policy lets it load nothing but
 * the one script that draws, and what it answers is text for a picture.
 */
export function drawDiagram(drawing: Drawing): Promise<Drawn> {
  if (drawing.text.length > longestSource) {
    return Promise.resolve({ ok: false, message: say('diagram.too-long') });
  }
  const key = JSON.stringify(drawing);
  const before = drawings.get(key);
  if (before) {
    return before;
  }
  const drawn = drawInFrame(drawing);
  drawings.set(key, drawn);
  keepNewest(drawings, kept);
  return drawn;
}

async function drawInFrame(drawing: Drawing): Promise<Drawn> {
  const answer = await frame.ask(async () => drawing);
  return answer === null ? { ok: false, message: say('diagram.too-slow') } : parseDrawn(answer);
}

/** Checks the frame's answer, which is untrusted: the frame works on the text of a post. */
function parseDrawn(data: unknown): Drawn {
  const { ok, svg, title, message } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (ok === true && typeof svg === 'string' && typeof title === 'string') {
    return svg.length <= longestSvg
      ? { ok, svg, title: title.slice(0, 1_000) }
      : { ok: false, message: say('diagram.too-large') };
  }
  return { ok: false, message: typeof message === 'string' ? message.slice(0, 300) : say('diagram.not-read') };
}
