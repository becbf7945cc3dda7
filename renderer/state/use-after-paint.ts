import { useEffect, useState } from 'react';
import { afterPaint, nextTask } from './after-paint.ts';

/**
 * The value, with a delay: a new value is returned one task after the next frame has been painted. So work that depends
 * on it does not delay that frame.
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
