import { libraryProcesses, type OffprintApp } from './offprint-app.ts';

/** No answer of the library comes before `act` is over. */
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
