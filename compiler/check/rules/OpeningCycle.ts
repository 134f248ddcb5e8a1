import { itemsOf } from '../../document/items.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { ringFrom, waitingOf } from '../waits.ts';

/** Moduler, avsnitt, steg, mätbatterier och formulär väntar inte på varandra i en ring, så att ingen av dem kan öppnas (PRE-05). */
export const OpeningCycle: Rule = (moment) => {
  const waiting = waitingOf(moment);
  if (waiting.size === 0) return [];
  return itemsOf(moment).flatMap((item) => {
    if (!item.hasRule) return [];
    const ring = waiting.has(`opens ${item.id}`) ? ringFrom(`opens ${item.id}`, waiting) : null;
    if (!ring) return [];
    const titles = ring.map((key) => `”${waiting.get(key)?.title ?? key}”`);
    const names = titles.filter((title, index) => title !== titles[index - 1]);
    const message =
      names.length === 1 || names.every((name) => name === names[0])
        ? `${NAMES[item.kind]} ${names[0]} väntar på sig ${item.kind === 'module' ? 'själv' : 'självt'} och kan aldrig öppnas.`
        : `${NAMES[item.kind]} ${names[0]} kan aldrig öppnas: ${item.kind === 'module' ? 'den' : 'det'} väntar på ${[...names.slice(1), ...(names.at(-1) === names[0] ? [] : [names[0]])].join(', som väntar på ')}.`;
    return [error('OpeningCycle', [...item.at, 'opens'], message)];
  });
};

export const NAMES = { module: 'Modulen', section: 'Avsnittet', step: 'Steget' } as const;
