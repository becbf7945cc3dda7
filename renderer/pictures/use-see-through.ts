import { useEffect, useState } from 'react';
import { findSeeThrough } from './see-through.ts';

/** Whether the picture at an address has transparent parts; false until that is known. */
export function useSeeThrough(address: string): boolean {
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void findSeeThrough([address]).then((seeThrough) => {
      if (isWanted && seeThrough.has(address)) {
        setFound(address);
      }
    });
    return () => {
      isWanted = false;
    };
  }, [address]);
  return found === address;
}
