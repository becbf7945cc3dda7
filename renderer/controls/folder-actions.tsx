import { chooseFolder, reloadFolder } from '../state/opening.ts';
import { say } from '../say.ts';

/** Buttons for a folder that can't be read. */
export function FolderActions() {
  return (
    <>
      <button type="button" className="secondary" onClick={reloadFolder}>
        {say('empty.try-again')}
      </button>
      <button type="button" className="secondary" onClick={() => void chooseFolder()}>
        {say('empty.open-another')}
      </button>
    </>
  );
}
