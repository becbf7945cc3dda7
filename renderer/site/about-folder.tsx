import { useEffect, useId, useRef, useState } from 'react';
import type { LibraryId } from '../../main/library/model/ids.ts';
import type { SiteCorrections, SiteFacts } from '../../main/library/model/site.ts';
import { bridge } from '../state/bridge.ts';
import { Dialog } from '../controls/dialog.tsx';
import { showAbout, useLayout } from '../state/layout-store.ts';
import { isSettled, useLibrary } from '../state/library-store.ts';
import { ReadingBar } from '../controls/reading-bar.tsx';
import { statusText } from '../controls/status-text.ts';
import { SiteForm } from './site-form.tsx';
import { SiteTable } from './site-table.tsx';
import './site.css';
import { say, tell } from '../say.ts';
import { TextWithElements } from '../controls/text-with-elements.tsx';
import { kindOfSite } from './kind-of-site.ts';

/** The dialog that says which kind of site the open folder is, and why Offprint thinks so. The person can correct it. */
export function AboutFolder() {
  const shown = useLayout((layout) => layout.about);
  const library = useLibrary((state) => state.library);
  if (!shown || !library) {
    return null;
  }
  return <Panel key={library.id} library={library.id} name={library.name} />;
}

/** In milliseconds. */
const every = 500;

/**
 * What is known of the site: null if nothing is, undefined before the first answer. Asked for repeatedly: when a few posts
 * change, it may change without an event.
 */
function useSite(library: LibraryId): SiteFacts | null | undefined {
  const [site, setSite] = useState<SiteFacts | null>();
  useEffect(() => {
    let over = false;
    const ask = () =>
      void bridge.request('site.read', { library }).then((reply) => {
        if (over) {
          return;
        }
        const value = reply.ok ? reply.value : null;
        setSite((before) => (JSON.stringify(before) === JSON.stringify(value) ? before : (value ?? before ?? null)));
      });
    ask();
    const timer = setInterval(ask, every);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [library]);
  return site;
}

function Panel({ library, name }: { readonly library: LibraryId; readonly name: string }) {
  const site = useSite(library);
  const status = useLibrary((state) => state.status);
  const corrections = useLibrary((state) => state.corrections);
  const [failure, setFailure] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const formId = useId();

  const correct = async (said: SiteCorrections) => {
    const reply = await bridge.request('site.correct', { library, corrections: said });
    setFailure(reply.ok ? null : tell(reply.message));
    if (reply.ok) {
      useLibrary.setState({ corrections: said });
    }
  };

  const busy = status !== null && !isSettled(status);
  const words =
    failure ?? (status ? statusText({ status, shown: null, posts: status.posts, text: '', filtering: false }) : '');
  return (
    <Dialog title={say('folder.about', { name })} element={dialog} onClose={() => showAbout(false)}>
      <div className="dialog-body" aria-busy={site === undefined}>
        {site === null && <p className="about-lead">{busy ? say('folder.still-looking') : say('folder.unknown')}</p>}
        {site && (
          <>
            <p className="about-lead">
              {site.generator === 'plain' ? (
                say('folder.plain', { why: site.why })
              ) : (
                <TextWithElements
                  id="folder.site"
                  values={{
                    label: <strong>{kindOfSite({ id: site.generator, label: site.label })}</strong>,
                    why: site.why,
                  }}
                />
              )}
            </p>
            <SiteTable site={site} />
            {site.notes.length > 0 && (
              <ul className="about-notes" aria-label={say('folder.notes')}>
                {site.notes.map((note) => (
                  <li key={tell(note)}>{tell(note)}</li>
                ))}
              </ul>
            )}
            <SiteForm
              key={JSON.stringify(corrections)}
              id={formId}
              site={site}
              corrections={corrections}
              container={dialog}
              onCorrect={(said) => void correct(said)}
            />
          </>
        )}
      </div>
      <footer className="dialog-foot">
        {busy && <ReadingBar status={status} />}
        <p className="status-words" aria-live="polite">
          {words}
        </p>
        <button
          type="button"
          className="secondary"
          disabled={Object.keys(corrections).length === 0}
          title={say('folder.undo-hint')}
          onClick={() => void correct({})}
        >
          {say('folder.as-detected')}
        </button>
        <button type="submit" form={formId} className="primary" disabled={site === null}>
          {say('folder.apply')}
        </button>
      </footer>
    </Dialog>
  );
}
