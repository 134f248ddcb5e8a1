import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Momentets tidszon är ett namn ur tidszonsdatabasen (momentspråket §9). */
export const UnknownZone: Rule = ({ zone }) =>
  isZone(zone) ? [] : [error('UnknownZone', ['zone'], `Tidszonen ”${zone.slice(0, 60)}” finns inte. Skriv till exempel Europe/Stockholm.`)];

function isZone(zone: string): boolean {
  if (zone !== 'UTC' && !/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(zone)) return false;
  if (zone === USUAL) return true;
  try {
    new Intl.DateTimeFormat('sv', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** In every database; asking costs more than all the rest of a check. */
const USUAL = 'Europe/Stockholm';
