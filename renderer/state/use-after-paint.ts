import { useEffect, useState } from 'react';
import { afterPaint, nextTask } from './after-paint.ts';

/**
 * The value as it was at the last paint but one: a new value comes a task after the frame that has been painted since.
 * What depends on it does not delay that frame.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    let isLatest = true;
    afterPaint(() => void nextTask().then(() => isLatest && setPainted(() => value)));
    return () => {
      isLatest = false;
    };
  }, [value]);
  return painted;
}
