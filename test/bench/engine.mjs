/**
 * A search over one folder. `search` gives at least the eleven best paths, best first.
 * @typedef {{ name: string, search: (query: string) => readonly string[], close: () => Promise<void> | void }} Engine
 */
export {};
