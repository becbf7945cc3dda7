import type { LibraryStatus } from '../../main/library/model/library.ts';
import { progressOf } from './status-text.ts';
import { say } from '../say.ts';

/** Progress of reading a folder. While the progress is unknown, the bar moves to and fro. */
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
