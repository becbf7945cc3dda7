/** Thrown where saved bytes are not those that were written: they have to be made again. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';
}
