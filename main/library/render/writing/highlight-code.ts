import { common, createLowlight } from 'lowlight';

type Tokens = readonly (readonly [scope: string, text: string])[];

/** Longer code is shown without colours, because a highlighter's regular expressions are slow. */
const longest = 100_000;

let made: ReturnType<typeof createLowlight> | null = null;

/**
 * Made for the first code that is coloured. Setting up its languages takes longer than loading the rest of the core.
 */
function lowlight(): ReturnType<typeof createLowlight> {
  made ??= createLowlight(common);
  return made;
}

/** Other names that people write behind a fence. */
const aliases: Readonly<Record<string, string>> = {
  console: 'shell',
  'objective-c': 'objectivec',
  pgsql: 'sql',
  plpgsql: 'sql',
  postgres: 'sql',
  postgresql: 'sql',
  psql: 'sql',
  terminal: 'shell',
};

function languageName(written: string): string | null {
  const name = written.toLowerCase();
  const known = Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;
  return known !== '' && lowlight().registered(known) ? known : null;
}

/** No colours, for the index. */
export function plainTokens(text: string): Tokens {
  return [['', text]];
}

/** Colours code in a known language; otherwise returns one plain token. The tokens join to `text`. */
export function highlightCode(text: string, language: string): Tokens {
  const name = languageName(language);
  if (name === null || text.length > longest) {
    return plainTokens(text);
  }
  const tokens: (readonly [string, string])[] = [];
  try {
    collect(lowlight().highlight(name, text).children, '', tokens);
  } catch {
    // A grammar of the library may fail on a text. Then the text has no colours.
    return plainTokens(text);
  }
  return tokens;
}

type HighlightNode = ReturnType<ReturnType<typeof lowlight>['highlight']>['children'][number];

function collect(nodes: readonly HighlightNode[], scope: string, tokens: (readonly [string, string])[]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      tokens.push([scope, node.value]);
    } else if (node.type === 'element') {
      const classNames = node.properties['className'];
      collect(node.children as HighlightNode[], Array.isArray(classNames) ? classNames.join(' ') : scope, tokens);
    }
  }
}
