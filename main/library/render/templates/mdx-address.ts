/** The address in an expression that only names a file: `require('./a.png').default`, `useBaseUrl('/a.png')`. */
export function mdxAddress(expression: string): string | undefined {
  return /^(?:require|useBaseUrl)\(\s*(["'`])([^"'`$]+)\1\s*\)(?:\.default)?$/.exec(expression.trim())?.[2];
}
