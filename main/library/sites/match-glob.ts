const patterns = new Map<string, RegExp>();
const mostPatterns = 500;
/** A pattern of more is none: matching it could take long. */
const mostWildcards = 8;

/** Whether a path has the form of a shell pattern: `*`, `**`, `?` and `{a,b}`; all else stands for itself. */
export const matchesGlob = (pattern: string, path: string): boolean => {
  let known = patterns.get(pattern);
  if (!known) {
    known = compile(pattern.slice(0, 300));
    if (patterns.size >= mostPatterns) patterns.clear();
    patterns.set(pattern, known);
  }
  return known.test(path);
};

const compile = (pattern: string): RegExp => {
  if ((pattern.match(/\*+/g) ?? []).length > mostWildcards) return /(?!)/;
  let depth = 0;
  const source = pattern.replace(/\*\*\/|\*+|\?|[{},]|[^*?{},]+/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '*') return '[^/]*';
    if (part.startsWith('*')) return '.*';
    if (part === '?') return '[^/]';
    if (part === '{') {
      depth += 1;
      return '(?:';
    }
    if (part === '}' && depth > 0) {
      depth -= 1;
      return ')';
    }
    return part === ',' && depth > 0 ? '|' : part.replace(/[.+^$()|[\]\\{}]/g, '\\$&');
  });
  return depth === 0 ? new RegExp(`^${source}$`) : /(?!)/;
};
