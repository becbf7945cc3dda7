import { common, createLowlight } from 'lowlight';

type Tokens = readonly (readonly [scope: string, text: string])[];

/** Longer code is shown without colours: a highlighter's regular expressions take their time. */
const longest = 100_000;

let made: ReturnType<typeof createLowlight> | null = null;

/** Made for the first code that is coloured: to set up its languages takes longer than to load all else of the core. */
function lowlight(): ReturnType<typeof createLowlight> {
  made ??= createLowlight(common);
  return made;
}

/** What people write behind a fence for languages that go by another name. */
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

/** No colours at all: for what is only indexed. */
export function plainTokens(text: string): Tokens {
  return [['', text]];
}

/** Colours code of a language that is known; otherwise one plain token. Joined, the tokens are `text`. */
export function highlightCode(text: string, language: string): Tokens {
  const name = languageName(language);
  if (name === null || text.length > longest) {
    return plainTokens(text);
  }
  const tokens: (readonly [string, string])[] = [];
  try {
    collect(lowlight().highlight(name, text).children, '', tokens);
  } catch {
    // A grammar of the library that fails on this text costs its colours.
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
      const own = node.properties['className'];
      collect(node.children as HighlightNode[], Array.isArray(own) ? own.join(' ') : scope, tokens);
    }
  }
}
