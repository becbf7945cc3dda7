import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { app } from 'electron';
import type { Arguments } from './arguments.ts';
import { catchFaults, FaultLog } from './storage/fault-log.ts';
import { nameProtocols } from './protocols/protocols.ts';
import { canWriteIn } from './storage/profile.ts';
import { makeTemporaryProfile } from './storage/temporary-profile.ts';
import { runShell } from './shell.ts';
import { cutOffNetwork, guardContents } from './security/security-policy.ts';

/** Starts the app with a window. All of this happens before `ready`, and `runShell` does the rest. */
export function startOffprint(typed: Arguments): void {
  if (typed.mistake !== null) {
    process.stderr.write(`${typed.mistake}\n`);
    app.exit(2);
    return;
  }
  const { screenshot } = typed;
  // If nothing can be written in this folder, Electron believes that another Offprint uses it.
  const isProfileKept = screenshot !== null || canWriteIn(app.getPath('userData'));
  if (!isProfileKept || (screenshot !== null && !app.commandLine.hasSwitch('user-data-dir'))) {
    useTemporaryUserData();
  }
  const log = new FaultLog(app.getPath('userData'));
  // A script or test that drives the window can't close a dialog.
  const driven = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'].some((name) =>
    app.commandLine.hasSwitch(name),
  );
  const unattended = screenshot !== null || driven;
  catchFaults(log, () => app.isReady() && !unattended);
  if (screenshot === null && !app.requestSingleInstanceLock({ open: typed.open })) {
    app.exit(0);
    return;
  }
  app.setAppUserModelId('com.offprint.reader');
  cutOffNetwork();
  guardContents();
  nameProtocols();
  runShell(typed, log, isProfileKept);
}

/** For a picture, and where the profile can't be written. A picture neither disturbs nor waits for an Offprint that runs. */
function useTemporaryUserData(): void {
  const folder = makeTemporaryProfile(tmpdir());
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
