import { vi } from 'vitest';

/** Waits until `check` no longer throws: for long, because a busy machine may be slow. */
export async function eventually(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 20_000, interval: 10 });
}
