/** Offsets of the zone names that people write, in minutes ahead of UTC, as in Ruby's `Date._parse`. */
const named: Readonly<Record<string, number>> = {
  utc: 0,
  ut: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  cest: 120,
  mest: 120,
  sast: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  ist: 330,
  sgt: 480,
  hkt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  acdt: 630,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  ndt: -150,
  nst: -210,
  adt: -180,
  ast: -240,
  edt: -240,
  est: -300,
  cdt: -300,
  cst: -360,
  mdt: -360,
  mst: -420,
  pdt: -420,
  pst: -480,
  akdt: -480,
  akst: -540,
  hst: -600,
};

/**
 * The offset of a zone as written (`CEST`, `+2`, `GMT+0200`): `+02:00`, or `Z` for UTC; empty for an unknown
 * zone.
 */
export function zoneOffset(zone: string): string {
  const key = zone.toLowerCase();
  if (Object.hasOwn(named, key)) {
    return offsetText(named[key] ?? 0);
  }
  const [, sign, hours = '', minutes = '00'] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? [];
  return sign ? `${sign}${hours.padStart(2, '0')}:${minutes}` : '';
}

function offsetText(minutes: number): string {
  if (minutes === 0) {
    return 'Z';
  }
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
