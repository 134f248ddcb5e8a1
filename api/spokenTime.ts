/** Times as people say them in Swedish: "i dag kl. 16.30", "på torsdag", "fredag 4 december". Pure; every instant is epoch milliseconds, every zone named. */

/** A day seen from `now`: "i dag", "i morgon", "på torsdag", "i torsdags", else "fredag 4 december" with the year when it is another. */
export function spokenDay(at: number, now: number, zone: string): string {
  const distance = dayNumber(at, zone) - dayNumber(now, zone);
  if (distance === 0) return 'i dag';
  if (distance === 1) return 'i morgon';
  if (distance === -1) return 'i går';
  const { weekday } = parts(at, zone);
  if (distance > 1 && distance < 7) return `på ${weekday}`;
  if (distance < -1 && distance > -7) return `i ${weekday}s`;
  return spokenDate(at, now, zone);
}

/** "fredag 4 december", and "fredag 4 december 2027" when that is not this year. */
export function spokenDate(at: number, now: number, zone: string): string {
  const { weekday, day, month, year } = parts(at, zone);
  const date = `${weekday} ${day} ${month}`;
  return year === parts(now, zone).year ? date : `${date} ${year}`;
}

/** "kl. 08.00". */
export function spokenTime(at: number, zone: string): string {
  const { hour, minute } = parts(at, zone);
  return `kl. ${hour}.${minute}`;
}

/** "på måndag kl. 08.00". */
export const spokenInstant = (at: number, now: number, zone: string): string => `${spokenDay(at, now, zone)} ${spokenTime(at, zone)}`;

/** "1 dag", "3 dagar". */
export const spokenDays = (days: number): string => (days === 1 ? '1 dag' : `${days} dagar`);

/** Local calendar days since 1970-01-01. */
export function dayNumber(at: number, zone: string): number {
  const { year, monthNumber, day } = parts(at, zone);
  return Math.round(Date.UTC(Number(year), monthNumber - 1, Number(day)) / 86_400_000);
}

interface Parts {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly monthNumber: number;
  readonly year: string;
  readonly hour: string;
  readonly minute: string;
}

function parts(at: number, zone: string): Parts {
  const read = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const monthNumber = Number(read['month']);
  const day = Number(read['day']);
  const year = Number(read['year']);
  return {
    weekday: WEEKDAYS[new Date(Date.UTC(year, monthNumber - 1, day)).getUTCDay()] ?? '',
    day: String(day),
    month: MONTHS[monthNumber - 1] ?? '',
    monthNumber,
    year: String(year),
    hour: read['hour'] ?? '',
    minute: read['minute'] ?? '',
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

const WEEKDAYS = ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'];
const MONTHS = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'];
