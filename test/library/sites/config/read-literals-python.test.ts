import { describe, expect, it } from 'vitest';
import { parsePythonLiterals } from '../../../../main/library/sites/config/read-literals-python.ts';

function read(text: string): unknown {
  return Object.fromEntries(parsePythonLiterals(text));
}

describe('literals of a Python file', () => {
  it('are texts, numbers, truth values and None', () => {
    expect(
      read("A = 'a'\nB=\"b\\n\\u00e9\" # why\nC = r'\\d'\nD = u'd' 'e'\nE = -3.5; F = 1\nG = True\nH = None\n"),
    ).toEqual({
      A: 'a',
      B: 'b\né',
      C: '\\d',
      D: 'de',
      E: -3.5,
      F: 1,
      G: true,
      H: null,
    });
  });

  it('are lists, tuples and dicts of them, over lines', () => {
    expect(
      read("A = [\n  'x',  # first\n  ('y', 1),\n]\nB = ('only')\nC = ('only',)\nD = ()\nE = {'k': ['v'], 2: None,}\n"),
    ).toEqual({
      A: ['x', ['y', 1]],
      B: 'only',
      C: ['only'],
      D: [],
      E: new Map<string, unknown>([
        ['k', ['v']],
        ['2', null],
      ]),
    });
  });

  it('are long texts, annotated names and names set together', () => {
    expect(read('A = """two\nlines = "1" """\nB: str = "b"\nC = D = "c"\n')).toEqual({
      A: 'two\nlines = "1" ',
      B: 'b',
      C: 'c',
      D: 'c',
    });
  });

  it('may be names that were set before', () => {
    expect(read("A = 'a'\nB = A\nC = {A: '', 'b': A}\nD = A.b\nE = A[0]\nF = A()\nG = f(A)\n")).toEqual({
      A: 'a',
      B: 'a',
      C: new Map([
        ['a', ''],
        ['b', 'a'],
      ]),
    });
  });

  it('are tuples without parentheses, and numbers however they are written', () => {
    expect(read("A = 'x', 'y'\nB = 1,\nC = 0x10\nD = 1e3\nE = 2j\n")).toEqual({
      A: ['x', 'y'],
      B: [1],
      C: 16,
      D: 1000,
    });
  });

  it('leave out what is broken, and nothing else', () => {
    expect(
      read(
        "A = 'a' 3\nB = ['b' 4]\nC = 'c\nD = 'd'\nprint 'old'\nE = {'e': 1\nF = 'f'\nif x\n    G = 'g'\nH = \nI = 'i'\n",
      ),
    ).toEqual({ D: 'd', F: 'f', I: 'i' });
  });

  it('leave out a value that holds too many others by their names', () => {
    const lists = Array.from({ length: 60 }, (_, at) => `A${at + 1} = [A${at}, A${at}]`);
    const found = parsePythonLiterals(`A0 = ['a', 'b']\n${lists.join('\n')}\nB = 'b'\n`);
    expect([found.has('A5'), found.has('A20'), found.get('B')]).toEqual([true, false, 'b']);
  });

  it('leave out everything that is computed', () => {
    expect(
      read(
        "A = 'a' + B\nC = f'{A}'\nD = os.environ['X']\nE = ['a', B]\nF = 'x'.upper()\nG = {'a': f()}\nH = lambda: 'h'\nI = 'i'\n",
      ),
    ).toEqual({ I: 'i' });
  });

  it('leave out what a block sets, and what is computed later', () => {
    expect(read("if True:\n    A = 'a'\ndef f():\n    B = 'b'\nC = 'c'\nC = g()\nD = 'd'\nD += 'e'\n")).toEqual({
      D: 'd',
    });
  });

  it('take time that grows with the file and no faster', () => {
    expect(read(`A = ${'['.repeat(100_000)}\nB = 'b'\n`)).toEqual({});
    expect(read(`${"A = '".repeat(50_000)}\n`)).toEqual({});
    expect(read(`A = "${'\\\\'.repeat(100_000)}`)).toEqual({});
  });
});
