import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The absolute path of the workers' code; null if this code was not built. */
export function findWorkerEntry(): string | null {
  // Built files lie in one folder, and their shared parts in a folder below it.
  const candidates = ['./record-worker.js', '../record-worker.js'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  );
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}
