import { useEffect, useState } from 'react';
import { findPictureFacts, isTransparentKind } from './picture-facts.ts';

/** Whether the picture at an address has transparent parts; false until that is known. */
export function useSeeThrough(address: string): boolean {
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    if (isTransparentKind(address)) {
      return;
    }
    let isWanted = true;
    void findPictureFacts([address]).then((facts) => {
      if (isWanted && [...facts.values()].some(({ isSeeThrough }) => isSeeThrough)) {
        setFound(address);
      }
    });
    return () => {
      isWanted = false;
    };
  }, [address]);
  return isTransparentKind(address) || found === address;
}
