/** Times as people say them (look.md, Tone). `now` is the clock that the reader's moment runs on; everything is read in Swedish time. */
const zone = 'Europe/Stockholm';

const formats = {
  clock: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
  weekday: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, weekday: 'long' }),
  date: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, day: 'numeric', month: 'long' }),
  dateAndYear: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }),
  short: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, day: 'numeric', month: 'short' }),
  day: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }),
};

/** `16.30`. */
export const spokenClock = (at: string): string => formats.clock.format(new Date(at)).replace(':', '.');

/** `i dag`, `i morgon`, `på torsdag`, `om 12 dagar (fredag 4 december)`; `i går`, `i tisdags`, `den 3 november`. */
export function spokenDay(at: string, now: string): string {
  const days = daysBetween(now, at);
  if (days === 0) return 'i dag';
  if (days === 1) return 'i morgon';
  if (days === -1) return 'i går';
  if (days > 1 && days < 7) return `på ${weekday(at)}`;
  if (days >= 7 && days < 15) return `om ${days} dagar (${weekday(at)} ${formats.date.format(new Date(at))})`;
  if (days < -1 && days > -7) return `i ${weekday(at)}s`;
  return `den ${spokenDate(at, now)}`;
}

/** `i dag kl. 16.30`. */
export const spokenTime = (at: string, now: string): string => `${spokenDay(at, now)} kl. ${spokenClock(at)}`;

/** `4 december`, with the year when it is another one than now's. */
export function spokenDate(at: string, now: string): string {
  const sameYear = localDay(at).slice(0, 4) === localDay(now).slice(0, 4);
  return (sameYear ? formats.date : formats.dateAndYear).format(new Date(at));
}

/** `4 dec`, for the axis of a graph. */
export const shortDate = (at: string): string => formats.short.format(new Date(at)).replace('.', '');

/** How long ago: `nyss`, `för 12 min sedan`, `för 3 timmar sedan`, then as `spokenDay`. */
export function spokenAge(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'nyss';
  if (minutes < 60) return `för ${minutes} min sedan`;
  if (daysBetween(now, at) === 0) {
    const hours = Math.floor(minutes / 60);
    return hours === 1 ? 'för 1 timme sedan' : `för ${hours} timmar sedan`;
  }
  return spokenDay(at, now);
}

/** A number as it is written in Swedish: `7,5`; two decimals at most, or as many as are asked for. */
export const spokenNumber = (value: number, decimals = 2): string =>
  new Intl.NumberFormat('sv-SE', { maximumFractionDigits: decimals }).format(value);

/** A sentence's first letter made large. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** The local day, `2026-11-22`. */
export const localDay = (at: string): string => formats.day.format(new Date(at));

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${localDay(to)}T12:00:00Z`) - Date.parse(`${localDay(from)}T12:00:00Z`)) / 86_400_000);
}

const weekday = (at: string): string => formats.weekday.format(new Date(at));
