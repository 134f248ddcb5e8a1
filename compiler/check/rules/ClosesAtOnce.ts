import { itemsOf } from '../../document/items.ts';
import type { Opening } from '../../document/opening.ts';
import { inDays } from '../../plan/opening.ts';
import { error } from '../../problem.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';
import { NAMES } from './OpeningCycle.ts';

/** En modul, ett avsnitt och ett steg hinner vara öppet innan det stänger (MOD-05). */
export const ClosesAtOnce: Rule = (moment) => {
  const earliest = earliestOf(moment);
  return itemsOf(moment).flatMap((item) => {
    if (!item.closes) return [];
    const opens = earliest.opens(item.id);
    const closes = latestDay(item.closes, item.id, opens);
    if (opens === NEVER || closes > opens || (closes === opens && !alwaysCloses(item.closes, item.id))) return [];
    const message =
      closes === opens
        ? `${NAMES[item.kind]} ”${item.title}” stänger i samma stund som ${item.kind === 'module' ? 'den' : 'det'} öppnar.`
        : `${NAMES[item.kind]} ”${item.title}” stänger senast dag ${closes}, men öppnar tidigast dag ${opens}.`;
    return [error('ClosesAtOnce', [...item.at, 'closes'], message)];
  });
};

/** Held from the start, or from the item's own opening: closed in the same instant as it opens. */
function alwaysCloses(opening: Opening, item: string): boolean {
  if (opening.kind === 'all' || opening.kind === 'any') return opening.of.every((part) => alwaysCloses(part, item));
  if (opening.kind !== 'elapsed') return opening.kind === 'fromStart';
  return opening.hours === 0 && opening.anchor.kind === 'moduleOpened' && opening.anchor.module === item;
}

/** The last day on which a closing counted from the start, or from the item's own opening, can come; never for the rest. */
function latestDay(opening: Opening, item: string, opens: number): number {
  switch (opening.kind) {
    case 'fromStart':
      return opens === NEVER ? NEVER : Math.min(0, opens);
    case 'afterAnchor': {
      const days = inDays(opening) + 31 * (opening.months ?? 0);
      if (opening.anchor.kind === 'moduleOpened' && opening.anchor.module === item) return opens + Math.max(days, 0.5);
      return opening.anchor.kind === 'start' ? days : NEVER;
    }
    case 'elapsed':
      if (opening.anchor.kind === 'moduleOpened' && opening.anchor.module === item) return opens + (opening.hours === 0 ? 0 : 0.5);
      return opening.anchor.kind === 'start' ? opening.hours / 24 : NEVER;
    case 'onWeekday':
      return opening.anchor.kind === 'start' ? inDays(opening) + 6 : NEVER;
    case 'all':
      return Math.max(...opening.of.map((part) => latestDay(part, item, opens)));
    case 'any':
      return Math.min(...opening.of.map((part) => latestDay(part, item, opens)));
    case 'onDate':
    case 'afterModule':
    case 'condition':
    case 'byStaff':
    case 'byCitizen':
    case 'not':
      return NEVER;
  }
}
