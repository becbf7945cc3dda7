import { libraryProcesses, type OffprintApp } from './offprint-app.ts';

/** Stops the library process while `act` runs, so that no answer comes before it is over. */
export async function withoutAnswers(app: OffprintApp, act: () => Promise<void>): Promise<void> {
  const processes = await libraryProcesses(app);
  for (const pid of processes) {
    process.kill(pid, 'SIGSTOP');
  }
  try {
    await act();
  } finally {
    for (const pid of processes) {
      process.kill(pid, 'SIGCONT');
    }
  }
}
