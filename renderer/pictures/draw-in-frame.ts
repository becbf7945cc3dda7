import { dataUrl } from './data-url.ts';
import { type Drawing, type Drawn, largestArea, largestSide } from './drawing.ts';

/**
 * Runs in the frame that draws SVG files: a page of no origin, which can reach nothing, and whose process is ended when
 * it takes too long. What comes out are pixels, which cost what they are many.
 */

window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<Drawing>) => {
  if (port) {
    void draw(data).then((drawn) => port.postMessage(drawn));
  }
});

async function draw(drawing: Drawing): Promise<Drawn> {
  const image = new Image();
  try {
    // Of a `blob:` that holds a page of HTML, Chromium gives no pixels back.
    image.src = await dataUrl(drawing.bytes, 'image/svg+xml');
    await image.decode();
    return await paint(image, sizesOf(image, drawing));
  } catch {
    // What it could not read; the window has words for it.
    return { ok: false };
  } finally {
    image.remove();
  }
}

interface Sizes {
  /** In CSS pixels. */
  readonly own: number;
  readonly across: number;
  readonly down: number;
}

function sizesOf(image: HTMLImageElement, { room, least, box, density }: Drawing): Sizes {
  // As wide as the page would make it: a drawing that says only its proportions fills what there is.
  document.body.style.inlineSize = `${room}px`;
  document.body.replaceChildren(image);
  const { width, height } = image.getBoundingClientRect();
  const shown = box === null ? Math.max(1, least / width) : Math.min(1, box / Math.min(width, height));
  const scale = Math.min(
    shown * density,
    largestSide / Math.max(width, height),
    Math.sqrt(largestArea / (width * height)),
  );
  return {
    own: width,
    across: Math.max(1, Math.round(width * scale)),
    down: Math.max(1, Math.round(height * scale)),
  };
}

async function paint(image: HTMLImageElement, { own, across, down }: Sizes): Promise<Drawn> {
  const canvas = document.createElement('canvas');
  canvas.width = across;
  canvas.height = down;
  // Read back at once, and therefore drawn by this process: the one that draws for all windows can't be ended.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(image, 0, 0, across, down);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob || !(own > 0)) {
    return { ok: false };
  }
  return { ok: true, png: new Uint8Array(await blob.arrayBuffer()), pixels: across, width: own };
}
