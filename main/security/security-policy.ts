import { app, type Session, type WebContents } from 'electron';
import { isOwnPage } from '../protocols/app-files.ts';

/**
 * Switches that keep Chromium itself off the network. To be called before `ready`. No host name resolves, so that
 * even a request that every other rule forgot would end here.
 */
export function cutOffNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-sync');
}

/** Every page, frame and view there will ever be falls under this, whoever creates it. To be called before `ready`. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  const stayHere = (details: Electron.Event<{ readonly url: string; readonly isMainFrame: boolean }>): void => {
    if (!isOwnPage(details.url, details.isMainFrame)) {
      details.preventDefault();
    }
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Nothing is granted, downloaded or fetched, except by our own protocols (and by the developer tools, unpackaged). */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  const allowed = new Set(['offprint:', 'offprint-file:', ...(app.isPackaged ? [] : ['devtools:'])]);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({
      cancel: !URL.canParse(details.url) || !(allowed.has(new URL(details.url).protocol) || isInline(details.url)),
    });
  });
}

/** A `data:` picture is in the post itself; no address is asked for it. */
function isInline(url: string): boolean {
  return url.startsWith('data:image/');
}
