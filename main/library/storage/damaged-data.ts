/** Thrown if saved bytes are not those that were written. They have to be made again. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';
}
