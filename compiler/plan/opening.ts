import type { PlannedOpening } from '../../engine/plan.ts';
import type { Opening } from '../document/opening.ts';
import { planCondition } from './condition.ts';
import { given } from './given.ts';

/** A rule with its weeks reckoned as days and its condition lowered. */
export function planOpening(opening: Opening): PlannedOpening {
  switch (opening.kind) {
    case 'afterAnchor': {
      const { kind, anchor, months, at } = opening;
      return given({ kind, anchor, months, days: inDays(opening), at });
    }
    case 'onWeekday': {
      const { kind, anchor, weekday, at } = opening;
      return { kind, anchor, days: inDays(opening), weekday, at };
    }
    case 'condition':
      return { kind: 'condition', when: planCondition(opening.when) };
    case 'all':
    case 'any':
      return { kind: opening.kind, of: opening.of.map(planOpening) };
    case 'not':
      return { kind: 'not', of: planOpening(opening.of) };
    case 'fromStart':
    case 'elapsed':
    case 'onDate':
    case 'afterModule':
    case 'byStaff':
    case 'byCitizen':
      return opening;
  }
}

/** Days and weeks together. */
export const inDays = ({ days, weeks }: { readonly days?: number | undefined; readonly weeks?: number | undefined }): number =>
  (days ?? 0) + 7 * (weeks ?? 0);
