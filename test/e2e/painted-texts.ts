import type { Page } from 'playwright-core';

/** A text that a window paints, and how much its colour differs from what it stands on (WCAG 2). */
export interface PaintedText {
  readonly text: string;
  readonly on: string;
  readonly ratio: number;
}

/** All texts in sight in a window and in the post's frame. What can't be used just now may be as pale as it likes. */
export function paintedTexts(page: Page): Promise<readonly PaintedText[]> {
  return page.evaluate(() => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const parse = (written: string): Colour => {
      const numbers = written.match(/[\d.]+/g)?.map(Number) ?? [];
      const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
      return written.startsWith('color(') ? [red * 255, green * 255, blue * 255, alpha] : [red, green, blue, alpha];
    };
    const over = (top: Colour, under: Colour): Colour => {
      const mixed = (at: 0 | 1 | 2) => top[at] * top[3] + under[at] * (1 - top[3]);
      return [mixed(0), mixed(1), mixed(2), 1];
    };
    const groundOf = (element: Element | null): Colour => {
      if (element === null) {
        return [255, 255, 255, 1];
      }
      const own = parse(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, groundOf(element.parentElement));
    };
    const luminance = (colour: Colour): number => {
      const [red = 0, green = 0, blue = 0] = colour.map((part) =>
        part / 255 <= 0.040_45 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const found: { text: string; on: string; ratio: number }[] = [];
    const look = (document: Document): void => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent?.trim() ?? '';
        if (!element || text === '' || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
          continue;
        }
        if (element.closest(':disabled, [aria-disabled="true"]') || element.getClientRects().length === 0) {
          continue;
        }
        const ground = groundOf(element);
        const colour = over(parse(getComputedStyle(element).color), ground);
        const [dark = 0, light = 0] = [luminance(colour), luminance(ground)].sort((a, b) => a - b);
        found.push({ text: text.slice(0, 40), on: ground.join(' '), ratio: (light + 0.05) / (dark + 0.05) });
      }
    };
    look(document);
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.post-frame')) {
      if (frame.contentDocument) {
        look(frame.contentDocument);
      }
    }
    return found;
  });
}
