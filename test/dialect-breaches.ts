import { type ESTree, parseSync, Visitor } from 'vite';

type Node = ESTree.Node;
type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

/**
 * Finds all places of a source file that do not follow the style in CONTRIBUTING.md, as sentences with the line.
 * `file` is relative to the repository; its extension decides between TypeScript and JavaScript.
 */
export function findDialectBreaches(file: string, source: string): string[] {
  const { program, comments, errors } = parseSync(file, source);
  if (errors.length > 0) {
    return [`${file} can't be parsed: ${errors[0]?.message}`];
  }
  const typed = comments.filter(({ value }) => /@type\b/.test(value)).map(({ end }) => end);
  // Tests may keep state in closures.
  const product = file.startsWith('test/') ? [] : functionsOf(program);
  const found = [
    ...(file.startsWith('renderer/') ? program.body.flatMap(stateOfModule) : []),
    ...(file.startsWith('main/library/') && importsFiles(program) ? program.body.flatMap(parsers) : []),
    ...program.body.flatMap((statement) => functionConstants(statement, source, typed)),
    ...product.filter(keepsStateInClosures).map(({ node, name }) => ({
      at: node.start,
      reason: `${name ?? 'a function'} returns an object of closures over its variables: make it a class with #private fields`,
    })),
  ];
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, reason }) => `${file}:${source.slice(0, at).split('\n').length}: ${reason}`);
}

interface Breach {
  /** Where in the source, in UTF-16 units. */
  readonly at: number;
  readonly reason: string;
}

/** Variables at the top level of a module. In the window they would outlive the library that they are about. */
function stateOfModule(statement: Node): readonly Breach[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return declaration?.type === 'VariableDeclaration' && declaration.kind !== 'const'
    ? [{ at: declaration.start, reason: 'a module of the window has no state: make it a field of what it belongs to' }]
    : [];
}

/** Whether a module can reach the disk by itself. */
function importsFiles({ body }: ESTree.Program): boolean {
  return body.some((each) => each.type === 'ImportDeclaration' && /^node:fs(?:$|\/)/.test(each.source.value));
}

/** Functions named `parse…`. Only pure functions have such a name, so the module must not import file functions. */
function parsers(statement: Node): readonly Breach[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return declaration?.type === 'FunctionDeclaration' && /^parse[A-Z]/.test(declaration.id?.name ?? '')
    ? [{ at: declaration.start, reason: 'what parses is pure: name it `read…`, or keep it apart from files' }]
    : [];
}

/** Constants that hold a function without a declared type. With one, the parameters would get their types from it. */
function functionConstants(statement: Node, source: string, typed: readonly number[]): readonly Breach[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') {
    return [];
  }
  const hasTypeComment = typed.some(
    (end) => end <= statement.start && source.slice(end, statement.start).trim() === '',
  );
  return declaration.declarations.flatMap(({ id, init }) => {
    const value = init && bare(init);
    if (!isFunction(value) || id.type !== 'Identifier' || hasTypeComment) {
      return [];
    }
    const type = id.typeAnnotation?.typeAnnotation;
    if (type && type.type !== 'TSFunctionType') {
      return [];
    }
    return [{ at: declaration.start, reason: `${id.name} is a constant: write \`function ${id.name}(…)\`` }];
  });
}

interface NamedFunction {
  readonly node: FunctionNode;
  readonly name: string | null;
  /** The name of the function that it is an argument of: `create` in `create((set) => …)`. */
  readonly argumentOf: string | null;
}

function functionsOf(program: ESTree.Program): readonly NamedFunction[] {
  const functions: NamedFunction[] = [];
  const names = new Map<Node, string>();
  const callers = new Map<Node, string>();
  const enter = (node: FunctionNode) => {
    const own = 'id' in node ? (node.id?.name ?? null) : null;
    functions.push({ node, name: own ?? names.get(node) ?? null, argumentOf: callers.get(node) ?? null });
  };
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (init && id.type === 'Identifier') {
        names.set(bare(init), id.name);
      }
    },
    CallExpression({ callee, arguments: given }) {
      for (const argument of given) {
        callers.set(bare(argument), calledName(callee));
      }
    },
    FunctionDeclaration: enter,
    FunctionExpression: enter,
    ArrowFunctionExpression: enter,
  }).visit(program);
  return functions;
}

/** `create` for `create(…)` and for `create<State>()(…)`. */
function calledName(callee: Node): string {
  return callee.type === 'CallExpression' ? calledName(callee.callee) : callee.type === 'Identifier' ? callee.name : '';
}

const changing = /^(?:set|add|delete|clear|push|pop|shift|unshift|splice|fill|sort|reverse)$/;

/**
 * Whether a function returns an object of functions that change the function's variables: an object with state that
 * should be a class. Inner functions that it only calls itself are fine, and so are React hooks and zustand stores.
 */
function keepsStateInClosures({ node, name, argumentOf }: NamedFunction): boolean {
  if (/^use[A-Z]/.test(name ?? '') || argumentOf === 'create') {
    return false;
  }
  const { variables, state, changes, mentioned, returned } = lookInto(node);
  const outlives = (inner: FunctionNode) => {
    const named = [...variables].find(([, value]) => value === inner);
    return named === undefined || mentioned.has(named[0]);
  };
  return (
    changes.some(({ variable, inner }) => state.has(variable) && outlives(inner)) &&
    returned.some((value) => holdsFunctions(value, variables))
  );
}

interface Inside {
  /** The function's own variables and functions, with their initial values. */
  readonly variables: ReadonlyMap<string, Node | null>;
  /** Those that can change: `let`, and constants that hold a collection. */
  readonly state: ReadonlySet<string>;
  /** The variables that inner functions change, each with the outermost inner function around the change. */
  readonly changes: readonly { readonly variable: string; readonly inner: FunctionNode }[];
  /** Names that are used for more than a call from the function itself. */
  readonly mentioned: ReadonlySet<string>;
  readonly returned: readonly Node[];
}

function lookInto(outer: FunctionNode): Inside {
  const variables = new Map<string, Node | null>();
  const state = new Set<string>();
  const changes: { variable: string; inner: FunctionNode }[] = [];
  const mentioned = new Set<string>();
  const plain = new Set<Node>();
  const returned: Node[] = outer.type === 'ArrowFunctionExpression' && outer.expression ? [outer.body] : [];
  /** The inner functions around the current node, with the names that each declares. */
  const around: { readonly node: FunctionNode; readonly names: Set<string> }[] = [];

  const enter = (node: FunctionNode) => {
    if (node === outer) {
      return;
    }
    if (around.length === 0 && node.type === 'FunctionDeclaration' && node.id) {
      variables.set(node.id.name, node);
      plain.add(node.id);
    }
    const names = node.params.flatMap((parameter) => (parameter.type === 'Identifier' ? [parameter.name] : []));
    around.push({ node, names: new Set(names) });
  };
  const leave = (node: FunctionNode) => {
    if (node !== outer) {
      around.pop();
    }
  };
  const change = (target: Node) => {
    const inner = around[0]?.node;
    if (inner && target.type === 'Identifier' && !around.some(({ names }) => names.has(target.name))) {
      changes.push({ variable: target.name, inner });
    }
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    VariableDeclaration({ kind, declarations }) {
      for (const { id, init } of declarations) {
        if (id.type !== 'Identifier') {
          continue;
        }
        plain.add(id);
        const inner = around.at(-1);
        if (inner) {
          inner.names.add(id.name);
          continue;
        }
        variables.set(id.name, init && bare(init));
        if (kind === 'let' || isCollection(init)) {
          state.add(id.name);
        }
      }
    },
    AssignmentExpression({ left }) {
      change(left);
    },
    UpdateExpression({ argument }) {
      change(argument);
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && around.length === 0) {
        plain.add(callee);
      }
      if (
        callee.type === 'MemberExpression' &&
        callee.property.type === 'Identifier' &&
        changing.test(callee.property.name)
      ) {
        change(callee.object);
      }
    },
    Identifier(identifier) {
      if (!plain.has(identifier)) {
        mentioned.add(identifier.name);
      }
    },
    ReturnStatement({ argument }) {
      if (around.length === 0 && argument) {
        returned.push(argument);
      }
    },
  }).visit({ type: 'Program', body: [outer] } as unknown as ESTree.Program);
  return { variables, state, changes, mentioned, returned };
}

function holdsFunctions(value: Node, variables: Inside['variables']): boolean {
  const object = resolve(value, variables);
  return (
    object?.type === 'ObjectExpression' &&
    object.properties.some((member) => member.type === 'Property' && isFunction(resolve(member.value, variables)))
  );
}

function isCollection(init: Node | null): boolean {
  const value = init && bare(init);
  return (
    value?.type === 'ArrayExpression' ||
    (value?.type === 'NewExpression' &&
      value.callee.type === 'Identifier' &&
      /^(?:Map|Set|WeakMap|WeakSet|Array)$/.test(value.callee.name))
  );
}

function resolve(value: Node, variables: Inside['variables']): Node | null {
  const plain = bare(value);
  return plain.type === 'Identifier' ? (variables.get(plain.name) ?? null) : plain;
}

function isFunction(value: Node | null | undefined): value is FunctionNode {
  return (
    value?.type === 'ArrowFunctionExpression' ||
    value?.type === 'FunctionExpression' ||
    value?.type === 'FunctionDeclaration'
  );
}

/** An expression without the parentheses, casts and `satisfies` around it. */
function bare(node: Node): Node {
  const { type } = node;
  return type === 'ParenthesizedExpression' ||
    type === 'TSAsExpression' ||
    type === 'TSSatisfiesExpression' ||
    type === 'TSNonNullExpression'
    ? bare(node.expression)
    : node;
}
