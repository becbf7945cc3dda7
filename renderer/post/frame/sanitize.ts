import DOMPurify, { type Config } from 'dompurify';

// The allow-list of a post's HTML: text, tables, pictures of the folder, audio and video. Left out is all that loads or
// sends something, sets names or styles, lies over other content, or takes the keyboard. Links have no address here: the
// window resolves them by number.
const allowedTags = (
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu nav nobr ol p picture pre q rp rt ruby s ' +
  'samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr audio video source'
).split(' ');

const allowedAttributes =
  'align alt cite class colspan controls datetime dir headers height lang loop open reversed rowspan scope span start title type valign value width'.split(
    ' ',
  );

/** The classes that our style sheets use. All others are removed. */
const allowedClass = new RegExp(
  '^(?:language-[\\w+#.-]{1,40}|piece|figure|left|right|center|wide|gallery|loose|fig-(?:20|25|33|50|75|100)|clear|tabs|caption|left-out|' +
    'footnotes?|footnotes-(?:sep|list)|footnote-(?:ref|item|backref|anchor)|task-list(?:-item)?|contains-task-list|' +
    'admonition|admonition-title|note|abstract|info|todo|tip|important|success|question|warning|caution|failure|danger|bug|example|quote|' +
    'pullquote|quote-source|call|marked|hl-(?:red|green|blue|purple|orange|yellow|cyan|primary|success|warning|danger))$',
);

const pictureData = /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i;
const folderFile = /^offprint-file:/i;

DOMPurify.addHook('uponSanitizeAttribute', (element, data) => {
  if (data.attrName === 'src') {
    const isPicture = element.nodeName.toLowerCase() === 'img';
    data.keepAttr = folderFile.test(data.attrValue) || (isPicture && pictureData.test(data.attrValue));
  } else if (data.attrName === 'class') {
    const classes = data.attrValue.split(/\s+/).filter((name) => allowedClass.test(name));
    data.attrValue = classes.join(' ');
    data.keepAttr = classes.length > 0;
  }
});

/**
 * A post's HTML as inert nodes, nothing of which has been loaded yet. `nonceAttribute` is the one attribute that the
 * core adds for this rendering; a post can't know its name.
 */
export function sanitize(html: string, nonceAttribute: string): DocumentFragment {
  const config: Config & { RETURN_DOM_FRAGMENT: true } = {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: [...allowedAttributes, 'src', nonceAttribute],
    // Attributes with words and numbers. DOMPurify would otherwise test them against the pattern for addresses too.
    ADD_URI_SAFE_ATTR: [...allowedAttributes.filter((name) => name !== 'cite'), nonceAttribute],
    ALLOWED_URI_REGEXP: /^(?:offprint-file:|data:image\/(?:png|jpe?g|gif|webp)[;,])/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
  };
  return DOMPurify.sanitize(html, config);
}
