import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from './bridge.ts';
import type { TextId } from './texts/texts.ts';
import type { EventName, Events, Outcome, OpenedLibrary } from './contract.ts';

type Listener = (payload: Events[EventName]) => void;

const listeners = new Map<string, Set<Listener>>();

// The Electron event is not passed on, since it would give the page the sender of each message.
ipcRenderer.on('offprint:event', (_event, name: unknown, payload: unknown) => {
  if (typeof name !== 'string') {
    return;
  }
  for (const listener of [...(listeners.get(name) ?? [])]) {
    listener(payload as Events[EventName]);
  }
});

function refused(code: TextId) {
  return { ok: false, code: 'refused', message: { code } } as const;
}

const bridge: Bridge = {
  request: (name, args) =>
    // The types forbid this already, but an attacker in the page is not bound by types.
    (name as string) === 'library.open-path'
      ? Promise.resolve(refused('failure.not-by-path'))
      : ipcRenderer.invoke('offprint:request', name, args),

  openDropped: async (file): Promise<Outcome<OpenedLibrary>> => {
    const path = webUtils.getPathForFile(file);
    if (path === '') {
      return refused('failure.not-of-computer');
    }
    return ipcRenderer.invoke('offprint:request', 'library.open-path', { path });
  },

  on: (name, listener) => {
    const mine = listener as Listener;
    const named = listeners.get(name) ?? new Set();
    listeners.set(name, named.add(mine));
    return () => named.delete(mine);
  },
};

contextBridge.exposeInMainWorld('offprint', bridge);
