import type { Opening } from '../../document/opening.ts';
import { openingsOf } from '../../document/openings.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Det som stänger och det som tänder en flagga kommer av tid eller händelser; ”byStaff” och ”byCitizen” öppnar bara moduler, avsnitt och steg (PRE-05). */
export const ComesByItself: Rule = (moment) =>
  openingsOf(moment).flatMap(({ opening, at, use }) => {
    if (use === 'opens' || mayCome(opening)) return [];
    const message =
      use === 'closes'
        ? 'Regeln stänger aldrig något. Ta bort den; personalen kan ändå låsa.'
        : 'Flaggan kan aldrig tändas, eftersom bara en människas egen handling uppfyller regeln.';
    return [error('ComesByItself', at, message)];
  });

function mayCome(opening: Opening): boolean {
  if (opening.kind === 'all') return opening.of.every(mayCome);
  if (opening.kind === 'any') return opening.of.some(mayCome);
  return opening.kind !== 'byStaff' && opening.kind !== 'byCitizen';
}
