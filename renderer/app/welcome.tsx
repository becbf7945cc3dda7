import { noticeOf, useLibrary } from '../state/library-store.ts';
import { chooseFolder, forgetRecent, openRecent } from '../state/opening.ts';
import './welcome.css';
import { say } from '../say.ts';

/** The screen before a folder is open. */
export function Welcome() {
  const recent = useLibrary((library) => library.recent);
  const opening = useLibrary((library) => library.opening);
  const notice = useLibrary(noticeOf);
  return (
    <main className="welcome">
      <div className="welcome-text">
        <p className="wordmark">Offprint</p>
        <h1>{say('welcome.title')}</h1>
        <p className="lede">{say('welcome.lede')}</p>
        <p className="ways-to-open">
          <button type="button" className="primary" disabled={opening} onClick={() => void chooseFolder()}>
            {say('welcome.open')}
          </button>
          <span className="hint">{say('welcome.or-drop')}</span>
        </p>
        {notice && (
          <p className="failure" role="alert">
            {notice}
          </p>
        )}
        {recent.length > 0 && (
          <section aria-labelledby="recent">
            <h2 id="recent">{say('welcome.recent')}</h2>
            <ul className="recent">
              {recent.map(({ id, name, folder, missing }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="recent-open"
                    disabled={missing || opening}
                    onClick={() => void openRecent(id)}
                  >
                    <span className="recent-name">{name}</span>
                    <span className="recent-folder">{missing ? say('welcome.missing', { folder }) : folder}</span>
                  </button>
                  {missing && (
                    <button
                      type="button"
                      className="text-button"
                      aria-label={say('welcome.remove-named', { name })}
                      onClick={() => void forgetRecent(id)}
                    >
                      {say('welcome.remove')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}
