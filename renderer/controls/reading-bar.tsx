import type { LibraryStatus } from '../../main/library/model/library.ts';
import { progressOf } from './status-text.ts';
import { say } from '../say.ts';

/** How far the reading of a folder is: a bar that moves to and fro where that is not known. */
export function ReadingBar({ status }: { readonly status: LibraryStatus }) {
  const progress = progressOf(status);
  return (
    <progress
      className="progress"
      aria-label={say('status.progress')}
      max={1}
      {...(progress === null ? {} : { value: progress })}
    />
  );
}
