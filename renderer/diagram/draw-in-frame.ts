import mermaid from 'mermaid';
import type { Drawing, DrawingColours, Drawn } from './drawing.ts';

/**
 * Runs in the frame that draws diagrams. That page has no origin and can load nothing, and its process is ended when a
 * drawing takes too long. The result is SVG text, which the window shows as a picture only.
 */

window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<Drawing>) => {
  if (!port) {
    return;
  }
  void draw(data).then((drawn) => port.postMessage(drawn));
});

async function draw({ text, dark, colours }: Drawing): Promise<Drawn> {
  try {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      htmlLabels: false,
      flowchart: { htmlLabels: false },
      // The width of a post's text. A chart as wide as the frame would be scaled down, and its words would be too small.
      gantt: { useWidth: 640 },
      suppressErrorRendering: true,
      deterministicIds: true,
      theme: 'base',
      darkMode: dark,
      fontFamily: 'system-ui, sans-serif',
      themeVariables: themeOf(dark, colours),
      // Settings that directives in the diagram may not change.
      secure: [
        'secure',
        'securityLevel',
        'startOnLoad',
        'maxTextSize',
        'maxEdges',
        'htmlLabels',
        'flowchart',
        'fontFamily',
        'theme',
        'themeVariables',
        'themeCSS',
      ],
    });
    // Diagrams are drawn one at a time, so all can use the same id.
    const { svg } = await mermaid.render('drawing', text);
    return { ok: true, ...asPicture(svg, colours) };
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ok: false, message };
  }
}

function themeOf(darkMode: boolean, { surface, raised, soft, ink, line, accent, series }: DrawingColours) {
  const slices = Array.from({ length: 12 }, (_, index) => [`pie${index + 1}`, series[index % series.length]]);
  return {
    ...Object.fromEntries(slices),
    pieStrokeColor: surface,
    pieOuterStrokeColor: surface,
    pieSectionTextColor: surface,
    pieOpacity: '1',
    pieTitleTextColor: ink,
    pieTitleTextSize: '18px',
    pieLegendTextColor: ink,
    darkMode,
    background: surface,
    primaryColor: soft,
    primaryTextColor: ink,
    primaryBorderColor: accent,
    secondaryColor: raised,
    secondaryTextColor: ink,
    secondaryBorderColor: line,
    tertiaryColor: raised,
    tertiaryTextColor: ink,
    tertiaryBorderColor: line,
    lineColor: line,
    textColor: ink,
    titleColor: ink,
    edgeLabelBackground: surface,
    noteBkgColor: raised,
    noteTextColor: ink,
    noteBorderColor: line,
    clusterBkg: raised,
    clusterBorder: line,
    fontSize: '15px',
  };
}

/** Makes well-formed SVG of it, with a width, a height and a background of the theme's colour. */
function asPicture(text: string, { surface }: DrawingColours): { readonly svg: string; readonly title: string } {
  const svg = new DOMParser().parseFromString(text, 'text/html').querySelector('svg');
  if (!svg) {
    throw new Error('There is nothing in it.');
  }
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  if (width > 0 && height > 0) {
    svg.setAttribute('width', String(Math.ceil(width)));
    svg.setAttribute('height', String(Math.ceil(height)));
  }
  svg.removeAttribute('style');
  svg.setAttribute('style', `background: ${surface}`);
  const title = svg.querySelector(':scope > title')?.textContent ?? '';
  return { svg: new XMLSerializer().serializeToString(svg), title };
}
