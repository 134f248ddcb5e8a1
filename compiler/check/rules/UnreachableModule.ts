import { itemsOf } from '../../document/items.ts';
import { error } from '../../problem.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';
import { waitingOf } from '../waits.ts';
import { MOST_TOLD, NAMES, OpeningCycle } from './OpeningCycle.ts';

/** Varje modul, avsnitt och steg kan öppnas av sin egen regel; vad som bara personal ska öppna säger det med ”byStaff” (PRE-03, MOD-03). */
export const UnreachableModule: Rule = (moment) => {
  const earliest = earliestOf(moment);
  const stuck = itemsOf(moment).filter(({ id, hasRule }) => hasRule && earliest.opens(id) === NEVER);
  if (stuck.length === 0) return [];
  const waiting = waitingOf(moment);
  const inRing = new Set(OpeningCycle(moment).map(({ at }) => at.join('/')));
  return stuck.slice(0, MOST_TOLD).flatMap((item) => {
    const at = [...item.at, 'opens'];
    if (inRing.has(at.join('/')) || (item.within !== null && earliest.opens(item.within) === NEVER)) return [];
    const [first] = waiting.get(`opens ${item.id}`)?.waitsFor ?? [];
    const named = first === undefined ? undefined : waiting.get(first);
    const name = `${NAMES[item.kind]} ”${item.title}” kan aldrig öppnas`;
    if (first?.startsWith('completes ') && !waiting.has(first)) {
      const title = itemsOf(moment).find(({ id }) => `completes ${id}` === first)?.title ?? first;
      return [error('UnreachableModule', at, `${name}, eftersom ”${title}” aldrig blir klar.`)];
    }
    const message = named
      ? `${name}, eftersom ”${named.title}” inte kan det.`
      : `${name} av sin regel, eftersom ${item.within === null ? 'den' : 'det'} aldrig kan hålla.`;
    return [error('UnreachableModule', at, message)];
  });
};
