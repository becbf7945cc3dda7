import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The file of the workers' code, absolute; null where this code was not built and has no such file. */
export function findWorkerEntry(): string | null {
  // What was built stands in one folder, and what its parts share in a folder below it.
  const candidates = ['./record-worker.js', '../record-worker.js'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  );
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}
