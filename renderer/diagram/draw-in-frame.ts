import mermaid from 'mermaid';
import type { Drawing, DrawingColours, Drawn } from './drawing.ts';

/**
 * Runs in the frame that draws diagrams: a page of no origin, which can reach nothing, and whose window is ended when
 * it takes too long. What comes out is text, and is only ever shown as a picture.
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
      // As wide as a post's text: drawn for the frame it would be made small, and its words with it.
      gantt: { useWidth: 640 },
      suppressErrorRendering: true,
      deterministicIds: true,
      theme: 'base',
      darkMode: dark,
      fontFamily: 'system-ui, sans-serif',
      themeVariables: themeOf(dark, colours),
      // What a diagram's own directives may not change.
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
    // One at a time, so that one name does for all.
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

/** Well-formed, with a size of its own and the colour that it was drawn for behind it. */
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
