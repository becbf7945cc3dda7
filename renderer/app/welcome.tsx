import { useLibrary } from '../state/library-store.ts';
import { chooseFolder, forgetRecent, openRecent } from '../state/opening.ts';
import './welcome.css';

/** What is there before a folder is open. */
export function Welcome() {
  const recent = useLibrary((library) => library.recent);
  const opening = useLibrary((library) => library.opening);
  const notice = useLibrary((library) => library.notice);
  return (
    <main className="welcome">
      <div className="welcome-text">
        <p className="wordmark">Offprint</p>
        <h1>Read a folder of posts</h1>
        <p className="lede">
          Choose the folder that holds a blog’s posts. Offprint lists them, finds any word in them, and only ever reads:
          nothing in the folder changes, and nothing leaves this computer.
        </p>
        <p>
          <button type="button" className="primary" disabled={opening} onClick={() => void chooseFolder()}>
            Open folder
          </button>
          <span className="hint">or drop one on this window</span>
        </p>
        {notice && (
          <p className="failure" role="alert">
            {notice}
          </p>
        )}
        {recent.length > 0 && (
          <section aria-labelledby="recent">
            <h2 id="recent">Recent</h2>
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
                    <span className="recent-folder">{missing ? `${folder} is not there any more` : folder}</span>
                  </button>
                  {missing && (
                    <button
                      type="button"
                      className="text-button"
                      aria-label={`Remove ${name} from this list`}
                      onClick={() => void forgetRecent(id)}
                    >
                      Remove
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
