/**
 * A search over one folder. `search` returns at least the eleven best paths, best first.
 * @typedef {{ name: string, search: (query: string) => readonly string[], close: () => Promise<void> | void }} Engine
 */
export {};
