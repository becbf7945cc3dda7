import path from 'node:path';
import type { Still } from '../../../preload/contract.ts';
import type { LibraryId } from '../model/ids.ts';
import type { StillLook } from '../protocol.ts';
import { readCheckedJson, writeCheckedJson } from '../storage/checked-json.ts';

/** A still, and what it is valid for. */
export interface KeptStill {
  readonly library: LibraryId;
  /** The build of the app whose page it shows. */
  readonly build: string;
  readonly look: StillLook;
  readonly still: Still;
}

/** Its name in the folder of saved records. */
export const stillName = 'still';

/**
 * How much the size may differ, in CSS pixels: a window that is not shown yet does not know how thick its frame will
 * be.
 */
const sizeTolerance = 64;

/** The still of a library that the same build kept for this look; null if there is none. */
export function readStill(savedFolder: string, of: Omit<KeptStill, 'still'>): Still | null {
  try {
    const kept = readCheckedJson(path.join(savedFolder, stillName)) as KeptStill;
    const isSame = kept.build === of.build && kept.library === of.library && fits(kept.look, of.look);
    return isSame ? kept.still : null;
  } catch {
    // Without a still, or with a damaged one, the list appears when the page's scripts have run.
    return null;
  }
}

/** Throws what the file system throws. */
export function writeStill(savedFolder: string, kept: KeptStill): void {
  writeCheckedJson(path.join(savedFolder, stillName), kept);
}

function fits(kept: StillLook, now: StillLook): boolean {
  if (kept.setting !== now.setting) {
    return false;
  }
  if (kept.size === null || now.size === null) {
    return kept.size === now.size;
  }
  const [width, height] = now.size;
  return Math.abs(kept.size[0] - width) <= sizeTolerance && Math.abs(kept.size[1] - height) <= sizeTolerance;
}
