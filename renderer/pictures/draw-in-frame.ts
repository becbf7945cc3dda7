import { dataUrl } from './data-url.ts';
import { type Drawing, type Drawn, largestArea, largestSide } from './drawing.ts';

/**
 * Runs in the frame that draws SVG files. That page has no origin and can load nothing, and its process is ended when a
 * drawing takes too long. The result is pixels, whose cost depends on their number alone.
 */

window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<Drawing>) => {
  if (port) {
    void draw(data).then((drawn) => port.postMessage(drawn));
  }
});

async function draw(drawing: Drawing): Promise<Drawn> {
  const image = new Image();
  try {
    // A `data:` address, because Chromium returns no pixels of an SVG from a `blob:` address if it contains HTML.
    image.src = await dataUrl(drawing.bytes, 'image/svg+xml');
    await image.decode();
    return await paint(image, sizesOf(image, drawing));
  } catch {
    // Chromium could not read it. The window tells the person.
    return { ok: false };
  } finally {
    image.remove();
  }
}

interface Sizes {
  /** The drawing's own width, in CSS pixels. */
  readonly naturalWidth: number;
  readonly across: number;
  readonly down: number;
}

function sizesOf(image: HTMLImageElement, { room, least, box, density }: Drawing): Sizes {
  // The width of the drawing's place in the window: a drawing without a size of its own fills it.
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
    naturalWidth: width,
    across: Math.max(1, Math.round(width * scale)),
    down: Math.max(1, Math.round(height * scale)),
  };
}

async function paint(image: HTMLImageElement, { naturalWidth, across, down }: Sizes): Promise<Drawn> {
  const canvas = document.createElement('canvas');
  canvas.width = across;
  canvas.height = down;
  // `willReadFrequently` makes this process draw. Otherwise the GPU process would, which must not be ended.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(image, 0, 0, across, down);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob || !(naturalWidth > 0)) {
    return { ok: false };
  }
  return { ok: true, png: new Uint8Array(await blob.arrayBuffer()), pixels: across, width: naturalWidth };
}
