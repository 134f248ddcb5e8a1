import { itemsOf } from '../../document/items.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { ringFrom, waitingOf } from '../waits.ts';

/** Moduler, avsnitt, steg, mätbatterier och formulär väntar inte på varandra i en ring, så att ingen av dem kan öppnas (PRE-05). */
export const OpeningCycle: Rule = (moment) => {
  const waiting = waitingOf(moment);
  if (waiting.size === 0) return [];
  const stuck = itemsOf(moment).filter(({ id, hasRule }) => hasRule && waiting.has(`opens ${id}`));
  return stuck.slice(0, MOST_TOLD).flatMap((item) => {
    const ring = ringFrom(`opens ${item.id}`, waiting);
    if (!ring) return [];
    const titles = ring.map((key) => `”${waiting.get(key)?.title ?? key}”`);
    const names = titles.filter((title, index) => title !== titles[index - 1]);
    const others = names.slice(1);
    const shown = others.length > MOST_SHOWN ? [...others.slice(0, MOST_SHOWN), `${others.length - MOST_SHOWN} till`] : others;
    const message = names.every((name) => name === names[0])
      ? `${NAMES[item.kind]} ${names[0]} väntar på sig ${item.kind === 'module' ? 'själv' : 'självt'} och kan aldrig öppnas.`
      : `${NAMES[item.kind]} ${names[0]} kan aldrig öppnas: ${item.kind === 'module' ? 'den' : 'det'} väntar på ${[...shown, ...(names.at(-1) === names[0] ? [] : [names[0]])].join(', som väntar på ')}.`;
    return [error('OpeningCycle', [...item.at, 'opens'], message)];
  });
};

const MOST_SHOWN = 8;
/** Whoever has more than so many that never open has one mistake in many places. */
export const MOST_TOLD = 100;

export const NAMES = { module: 'Modulen', section: 'Avsnittet', step: 'Steget' } as const;
