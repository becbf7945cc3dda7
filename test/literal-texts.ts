import { type ESTree, parseSync, Visitor } from 'vite';

/** Names of properties whose texts people read. */
const shownNames = new Set([
  ...['aria-label', 'title', 'placeholder', 'alt', 'label', 'name', 'hint', 'detail', 'text', 'data-text', 'message'],
  ...['buttons', 'buttonLabel', 'checkboxLabel', 'copyright', 'credits'],
]);

/** Names of properties whose texts are for programs. */
const hiddenNames = new Set(['className', 'class', 'style', 'sandbox', 'd', 'viewBox', 'src', 'href']);

/**
 * Finds all texts for people in a source file of the window or its menus, as sentences with the line. Such texts belong
 * into the catalogues.
 */
export function findLiteralTexts(file: string, source: string): string[] {
  const found: { at: number; text: string }[] = [];
  const hidden: (readonly [start: number, end: number])[] = [];
  const hide = ({ start, end }: { readonly start: number; readonly end: number }) => hidden.push([start, end]);
  const look = (text: string, at: number, isShown: boolean) => {
    if (isShown ? isWord(text) : isSentence(text)) {
      found.push({ at, text: text.trim() });
    }
  };
  const lookAtShown = (name: string, value: ESTree.Node | null) => {
    if (value === null) {
      return;
    }
    if (hiddenNames.has(name)) {
      hide(value);
    } else if (shownNames.has(name)) {
      for (const { text, at } of literalsOf(value)) {
        look(text, at, true);
      }
    }
  };
  const { program } = parseSync(file, source);
  new Visitor({
    JSXText({ value, start }) {
      look(value, start, true);
    },
    JSXAttribute({ name, value }) {
      lookAtShown(name.type === 'JSXIdentifier' ? name.name : '', value as ESTree.Node | null);
    },
    Property({ key, value }) {
      lookAtShown(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '', value);
    },
    Literal({ value, start }) {
      if (typeof value === 'string') {
        look(value, start, false);
      }
    },
    TemplateLiteral({ quasis, start }) {
      look(quasis.map((each) => each.value.raw).join(' '), start, false);
    },
    ThrowStatement: hide,
    ImportDeclaration: hide,
    CallExpression(call) {
      const callee = source.slice(call.callee.start, call.callee.end);
      if (/(?:^|[.#])(?:querySelector(?:All)?|closest|matches|onProblem|error|write)$/.test(callee)) {
        hide(call);
      }
    },
  }).visit(program);
  const isHidden = (at: number) => hidden.some(([start, end]) => at >= start && at < end);
  const shown = found.filter(({ at }) => !isHidden(at)).map(({ at, text }) => [lineOf(source, at), text] as const);
  return [...new Set(shown.map(([line, text]) => `${file}:${line}: “${text}”`))];
}

/** The strings that a value may have, for example both branches of a condition. */
function literalsOf(node: ESTree.Node): readonly { readonly text: string; readonly at: number }[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ text: node.value, at: node.start }] : [];
    case 'TemplateLiteral':
      return [{ text: node.quasis.map((each) => each.value.raw).join(' '), at: node.start }];
    case 'JSXExpressionContainer':
      return literalsOf(node.expression as ESTree.Node);
    case 'ConditionalExpression':
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case 'ArrayExpression':
      return node.elements.flatMap((each) => (each ? literalsOf(each as ESTree.Node) : []));
    default:
      return [];
  }
}

/** Whether a text is for people: a capitalised word, or several words. Others are names for programs. */
function isWord(text: string): boolean {
  return /(?:^|\s)\p{Lu}\p{Ll}/u.test(text) || /\p{L}\s+\p{L}/u.test(text);
}

/** Whether a text has two or more words, the first with a capital, or four or more words. */
function isSentence(text: string): boolean {
  return /^\p{Lu}\p{Ll}*\s+\p{L}{2,}/u.test(text) || /^(?:\p{L}[\p{L}’]*[,:]?\s+){3,}\p{L}+/u.test(text);
}

function lineOf(source: string, at: number): number {
  return source.slice(0, at).split('\n').length;
}
