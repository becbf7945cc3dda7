import { Icon } from '../controls/icon.tsx';
import { showAbout } from '../state/layout-store.ts';
import { useLibrary } from '../state/library-store.ts';
import { chooseFolder, openRecent } from '../state/opening.ts';
import { say } from '../say.ts';

/** The name of the open folder, with a menu of recent folders. */
export function LibrarySwitch() {
  const library = useLibrary((state) => state.library);
  const recent = useLibrary((state) => state.recent);
  const others = recent.filter(({ id, missing }) => id !== library?.id && !missing);
  return (
    <div className="library-switch">
      <div className="library-title">
        <p className="library-name" title={library?.name}>
          {library?.name}
        </p>
        <button
          type="button"
          className="icon-button"
          aria-label={say('filters.about-folder')}
          title={say('filters.about-folder')}
          onClick={() => showAbout(true)}
        >
          <Icon name="info" />
        </button>
      </div>
      <button type="button" className="secondary" onClick={() => void chooseFolder()}>
        <Icon name="folder" />
        {say('welcome.open')}
      </button>
      {others.length > 0 && (
        <details className="recent-folders">
          <summary>{say('filters.recent-folders')}</summary>
          <ul>
            {others.map(({ id, name, folder }) => (
              <li key={id}>
                <button type="button" className="facet-value" title={folder} onClick={() => void openRecent(id)}>
                  <span className="facet-name">{name}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
