import type { SyntaxNode, Tree } from '@lezer/common';

/** A call, and the node of its arguments. `name` is the last of its names: `add` in `ignores.add('x')`. */
export interface ProgramCall {
  readonly name: string;
  readonly list: SyntaxNode;
  /** Where the name ends, in UTF-16 units. */
  readonly at: number;
}

/** A function and the name that the program gives it: that of a variable, of a property or its own. */
export interface NamedFunction {
  readonly name: string;
  /** The function. For a method, the property that holds it. */
  readonly node: SyntaxNode;
  /** Where its text begins without its name, in UTF-16 units: `function` or the parameters. */
  readonly from: number;
}

/** Another file that a program imports or requires. `name` is the name for all of it; null if only parts have names. */
export interface ProgramImport {
  readonly name: string | null;
  readonly path: string;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunction', 'MethodDeclaration']);
/** How many wrappers, or names that stand for other names, are followed. */
const mostWrappers = 10;
/** How long names of functions and paths of imports may be, in UTF-16 units. */
const longestName = 100;
const longestPath = 300;

/** Finds the parts of a program that can hold literals, in one walk over its tree. */
export class ProgramParts {
  readonly #source: string;
  readonly #functions = new Map<string, SyntaxNode>();
  readonly #calls: ProgramCall[] = [];
  readonly #returns: SyntaxNode[] = [];
  /** All functions that have a name, in the order of the program. */
  readonly namedFunctions: NamedFunction[] = [];
  /** The files that the program imports, in the order of the program. */
  readonly imports: ProgramImport[] = [];
  /** The first value of each variable, by name, in any scope. */
  readonly variables = new Map<string, SyntaxNode>();
  /** The first value that the program exports. */
  readonly exported: SyntaxNode | null;

  constructor(source: string, tree: Tree) {
    this.#source = source;
    let exported: SyntaxNode | null = null;
    const cursor = tree.cursor();
    do {
      switch (cursor.name) {
        case 'VariableDeclaration':
          this.#takeVariables(cursor.node);
          break;
        case 'FunctionDeclaration':
          this.#takeFunction(cursor.node);
          this.#takeNamed(cursor.node);
          break;
        case 'FunctionExpression':
        case 'ArrowFunction':
        case 'MethodDeclaration':
        case 'Property':
          this.#takeNamed(cursor.node);
          break;
        case 'CallExpression':
          this.#takeCall(cursor.node);
          break;
        case 'DynamicImport':
        case 'ImportDeclaration':
          this.#takeImport(cursor.node);
          break;
        case 'ReturnStatement':
          this.#returns.push(cursor.node);
          break;
        case 'ExportDeclaration':
          exported ??= behind(cursor.node.getChild('default'));
          this.#takeImport(cursor.node);
          break;
        case 'AssignmentExpression':
          exported ??= this.#moduleExports(cursor.node);
          break;
      }
    } while (cursor.next());
    this.exported = exported;
  }

  /** The calls with one of these names, in the order of the program. */
  calls(names: readonly string[]): readonly ProgramCall[] {
    return this.#calls.filter(({ name }) => names.includes(name)).sort((a, b) => a.at - b.at);
  }

  /** The names in `a`, `a.b` or `a?.b`. Null for any other expression. */
  pathOf(node: SyntaxNode | null | undefined): readonly string[] | null {
    const names: string[] = [];
    let left = node?.name === 'InstantiationExpression' ? node.firstChild : node;
    while (left?.name === 'MemberExpression') {
      const last = left.lastChild;
      if (last?.name !== 'PropertyName') {
        return null;
      }
      names.push(this.textOf(last));
      left = left.firstChild;
    }
    if (!left || !/^(?:VariableName|this|super|import)$/.test(left.name)) {
      return null;
    }
    return [...names, this.textOf(left)].reverse();
  }

  /**
   * The values that an exported function returns, the last one first. The function may be in a call, or be given by
   * name. After them come values that other functions behind it return.
   */
  *returnedBy(start: SyntaxNode): Generator<SyntaxNode> {
    const made = this.#functionOf(start);
    const body = made?.lastChild;
    if (made?.name === 'ArrowFunction' && body && body.name !== 'Block') {
      yield body;
    }
    for (const node of made ? directReturns(made).reverse() : []) {
      yield* returnedValue(node);
    }
    for (const node of this.#returns.filter(({ from }) => from >= start.from).reverse()) {
      yield* returnedValue(node);
    }
  }

  /** The arguments of a call, without commas and comments. */
  argumentsOf({ list }: ProgramCall): readonly SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    for (let child = list.firstChild; child; child = child.nextSibling) {
      if (!child.type.isSkipped && !child.type.isError && !/^[(),]$/.test(child.name)) {
        nodes.push(child);
      }
    }
    return nodes;
  }

  /** The source of a node. */
  textOf({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#source.slice(from, to);
  }

  #takeVariables(declaration: SyntaxNode): void {
    let name: string | null = null;
    for (let child = declaration.firstChild; child; child = child.nextSibling) {
      if (child.name === 'VariableDefinition') {
        name = this.textOf(child);
      } else if (child.name === ',') {
        name = null;
      } else if (child.name === 'Equals' && name !== null) {
        const value = behind(child);
        if (value && !this.variables.has(name)) {
          this.variables.set(name, value);
        }
      }
    }
  }

  #takeFunction(declaration: SyntaxNode): void {
    const name = declaration.getChild('VariableDefinition');
    if (name && !this.#functions.has(this.textOf(name))) {
      this.#functions.set(this.textOf(name), declaration);
    }
  }

  #takeNamed(node: SyntaxNode): void {
    const parameters = node.getChild('ParamList');
    const own = node.getChild('VariableDefinition') ?? node.getChild('PropertyDefinition');
    if (node.name === 'ArrowFunction' || node.name === 'FunctionExpression') {
      const name = nameBefore(node);
      if (name) {
        this.namedFunctions.push({ name: this.textOf(name), node, from: node.from });
      }
    } else if (parameters && own && own.to - own.from <= longestName) {
      this.namedFunctions.push({ name: this.textOf(own), node, from: parameters.from });
    }
  }

  #takeImport(node: SyntaxNode, name: SyntaxNode | null = null): void {
    const written = node.getChild('String') ?? node.getChild('ArgList')?.getChild('String');
    const first = node.name === 'ImportDeclaration' ? behind(node.firstChild) : name;
    if (written && written.to - written.from <= longestPath) {
      const isWhole = first?.name === 'VariableDefinition' && first.to - first.from <= longestName;
      this.imports.push({ name: isWhole ? this.textOf(first) : null, path: this.textOf(written).slice(1, -1) });
    }
  }

  #takeCall(call: SyntaxNode): void {
    const list = call.lastChild;
    const callee = call.firstChild?.name === 'InstantiationExpression' ? call.firstChild.firstChild : call.firstChild;
    const last = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
    if (list?.name === 'ArgList' && (last?.name === 'PropertyName' || last?.name === 'VariableName')) {
      const name = this.textOf(last);
      this.#calls.push({ name, list, at: last.to });
      if (name === 'require') {
        this.#takeImport(call, nameBefore(call));
      }
    }
  }

  #moduleExports({ firstChild }: SyntaxNode): SyntaxNode | null {
    const isExports =
      firstChild?.name === 'MemberExpression' &&
      firstChild.to - firstChild.from < 100 &&
      this.pathOf(firstChild)?.join('.') === 'module.exports';
    const equals = isExports ? firstChild.nextSibling : null;
    return equals?.name === 'Equals' ? behind(equals) : null;
  }

  /**
   * The function that makes a value: the value itself, the one that is called, one among the arguments, or one given by
   * name.
   */
  #functionOf(start: SyntaxNode): SyntaxNode | null {
    let node: SyntaxNode | null | undefined = start;
    for (let step = 0; node && step < mostWrappers; step += 1) {
      if (functions.has(node.name)) {
        return node;
      }
      if (node.name === 'VariableName') {
        const name = this.textOf(node);
        node = this.#functions.get(name) ?? this.variables.get(name);
      } else if (node.name === 'CallExpression') {
        const callee: SyntaxNode | null = node.firstChild;
        const isMade: boolean = callee?.name === 'ParenthesizedExpression' || this.#isFunctionName(callee);
        node = isMade ? callee : handed(node.lastChild);
      } else if (node.name === 'ParenthesizedExpression') {
        node = node.firstChild?.nextSibling;
      } else {
        node = /^(?:BinaryExpression|AwaitExpression)$/.test(node.name) ? node.firstChild : null;
      }
    }
    return null;
  }

  #isFunctionName(node: SyntaxNode | null): boolean {
    return node?.name === 'VariableName' && this.#functions.has(this.textOf(node));
  }
}

/** The name that a value is given: `a` of `const a = …`, `a: …`, `a = …` and `exports.a = …`. Null if it is given none. */
function nameBefore(value: SyntaxNode): SyntaxNode | null {
  let before = value.prevSibling;
  while (before?.type.isSkipped) {
    before = before.prevSibling;
  }
  if (before?.name !== 'Equals' && before?.name !== ':') {
    return null;
  }
  const left = before.prevSibling?.name === 'TypeAnnotation' ? before.prevSibling.prevSibling : before.prevSibling;
  const name = left?.name === 'MemberExpression' ? left.lastChild : left;
  // The `:` of `a ? b : c` names nothing.
  const names = before.name === ':' ? /^PropertyDefinition$/ : /^(?:VariableDefinition|VariableName|PropertyName)$/;
  const isName = name && names.test(name.name);
  return isName && name.to - name.from <= longestName ? name : null;
}

/** The next node, without comments. */
function behind(node: SyntaxNode | null): SyntaxNode | null {
  let next = node?.nextSibling ?? null;
  while (next?.type.isSkipped) {
    next = next.nextSibling;
  }
  return next?.type.isError ? null : next;
}

/** The first argument that is a function, or that may stand for one. */
function handed(list: SyntaxNode | null): SyntaxNode | null {
  for (let child = list?.firstChild ?? null; child; child = child.nextSibling) {
    if (functions.has(child.name) || /^(?:ParenthesizedExpression|CallExpression|VariableName)$/.test(child.name)) {
      return child;
    }
  }
  return null;
}

function returnedValue(statement: SyntaxNode): readonly SyntaxNode[] {
  const value = behind(statement.firstChild);
  return value ? [value] : [];
}

/** The `return` statements of a function, without those of functions inside it. */
function directReturns(made: SyntaxNode): SyntaxNode[] {
  const returns: SyntaxNode[] = [];
  const cursor = made.cursor();
  const end = made.to;
  let goes = cursor.next();
  while (goes && cursor.from < end) {
    if (cursor.name === 'ReturnStatement') {
      returns.push(cursor.node);
    }
    const isWithin =
      functions.has(cursor.name) || (cursor.name === 'Property' && cursor.node.getChild('Block') !== null);
    goes = cursor.next(!isWithin);
  }
  return returns;
}
