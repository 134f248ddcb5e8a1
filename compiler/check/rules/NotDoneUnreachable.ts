import { warning } from '../../problem.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';

/** Det som en flagga säger inte är gjort i tid hinner kunna göras innan dess (FLG-06). */
export const NotDoneUnreachable: Rule = (moment) => {
  const earliest = earliestOf(moment);
  return moment.flags.flatMap(({ title, trigger }, index) => {
    if (trigger.kind !== 'notDone') return [];
    const done = trigger.module === undefined ? earliest.saved(trigger.form ?? '') : earliest.completes(trigger.module);
    const by = earliest.rule(trigger.by);
    if (by === NEVER || done <= by || trigger.by.kind === 'onDate') return [];
    const message =
      done === NEVER
        ? `Flaggan ”${title}” tänds alltid, eftersom det den väntar på inte kan göras.`
        : `Flaggan ”${title}” tänds dag ${by}, men det den väntar på kan göras tidigast dag ${done}.`;
    return [warning('NotDoneUnreachable', ['flags', index, 'trigger'], message)];
  });
};
