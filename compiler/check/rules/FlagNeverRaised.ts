import type { Flag } from '../../document/flag.ts';
import { itemsOf } from '../../document/items.ts';
import type { Moment } from '../../document/moment.ts';
import { placesIn } from '../../plan/schedule.ts';
import { error } from '../../problem.ts';
import type { Earliest } from '../earliest.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';

/** Det som en flagga väntar på kan hända, och hinner hända innan momentet slutar (FLG-06). */
export const FlagNeverRaised: Rule = (moment) => {
  const earliest = earliestOf(moment);
  return moment.flags.flatMap((flag, index) => {
    const because = reasonOf(flag, moment, earliest);
    return because === null
      ? []
      : [error('FlagNeverRaised', ['flags', index, 'trigger'], `Flaggan ”${flag.title}” kan aldrig tändas: ${because}`)];
  });
};

function reasonOf({ trigger }: Flag, moment: Moment, earliest: Earliest): string | null {
  const lasts = moment.ends?.days ?? NEVER;
  switch (trigger.kind) {
    case 'form':
      return earliest.saved(trigger.form) === NEVER && !isInFollowUp(trigger.form, moment) ? 'ingen kan fylla i formuläret.' : null;
    case 'condition':
      return earliest.rule({ kind: 'condition', when: trigger.when }) === NEVER ? 'villkoret ser på något som aldrig händer.' : null;
    case 'trend': {
      const copies = copiesOf(trigger.form, moment);
      if (copies <= trigger.over)
        return `formuläret kan sparas högst ${copies} ${copies === 1 ? 'gång' : 'gånger'}, och en trend behöver ${trigger.over + 1}.`;
      const result = moment.forms.find(({ id }) => id === trigger.form)?.results.find(({ id }) => id === trigger.result);
      return result && trigger.by > result.maximum - result.minimum ? 'resultatet kan inte ändras så mycket.' : null;
    }
    case 'time': {
      const day = earliest.rule(trigger.opens);
      if (day === NEVER) return 'tiden kommer aldrig.';
      return day > lasts ? `tiden kommer tidigast dag ${day}, men momentet slutar dag ${lasts}.` : null;
    }
    case 'module': {
      const item = itemsOf(moment).find(({ id }) => id === trigger.module);
      if (!item) return null;
      if (trigger.what === 'closed') return item.closes ? null : `”${item.title}” stänger aldrig.`;
      const day = trigger.what === 'opened' ? earliest.opens(item.id) : earliest.completes(item.id);
      return day === NEVER ? `”${item.title}” ${trigger.what === 'opened' ? 'öppnar aldrig' : 'blir aldrig klar'}.` : null;
    }
    case 'battery':
      return isNever(trigger.battery, moment, earliest) ? 'mätbatteriet öppnar aldrig.' : null;
    case 'missedBattery': {
      const battery = moment.batteries.find(({ id }) => id === trigger.battery);
      if (!battery?.due) return null;
      if (isNever(battery.id, moment, earliest)) return 'mätbatteriet öppnar aldrig.';
      const places = battery.byStaff === true || battery.schedule.kind === 'byStaff' ? NEVER : placesIn(battery.schedule);
      return trigger.inARow > places ? `mätbatteriet har ${places} tillfällen, och ${trigger.inARow} ska missas i rad.` : null;
    }
    case 'moment':
      return trigger.what === 'followUp' && !moment.batteries.some(({ schedule }) => 'anchor' in schedule && schedule.anchor.kind === 'end')
        ? 'momentet har ingen uppföljning.'
        : null;
    case 'notDone': {
      const day = earliest.rule(trigger.by);
      if (day === NEVER) return 'tiden kommer aldrig.';
      return day > lasts ? `tiden kommer tidigast dag ${day}, men momentet slutar dag ${lasts}.` : null;
    }
    case 'inactivity':
      return trigger.days > lasts ? `momentet slutar efter ${lasts} dagar.` : null;
    case 'unansweredMessage':
    case 'activity':
      return null;
  }
}

/** A battery counted from the end opens in follow-up; any other that never opens is for nobody. */
function isNever(id: string, moment: Moment, earliest: Earliest): boolean {
  const schedule = moment.batteries.find((battery) => battery.id === id)?.schedule;
  return schedule !== undefined && !('anchor' in schedule && schedule.anchor.kind === 'end') && earliest.occasion(id) === NEVER;
}

const isInFollowUp = (form: string, moment: Moment): boolean =>
  moment.batteries.some(({ schedule, forms }) => 'anchor' in schedule && schedule.anchor.kind === 'end' && forms.includes(form));

/** How many copies of a form there can be: one for the modules that show it (or for each of them, or for each page), one for each occasion of each battery. */
function copiesOf(form: string, moment: Moment): number {
  const showing = moment.modules.filter(({ sections }) =>
    sections.some(({ steps }) => steps.some((step) => step.kind === 'form' && step.form === form)),
  ).length;
  const { kind, copies, pages } = moment.forms.find(({ id }) => id === form) ?? {};
  const hasPages = kind === 'tab' || kind === 'calendar';
  const inModules = hasPages ? (pages?.maximum ?? NEVER) : copies === 'perModule' ? showing : 1;
  return moment.batteries
    .filter(({ forms }) => forms.includes(form))
    .reduce(
      (sum, { schedule, byStaff }) => sum + (byStaff === true || schedule.kind === 'byStaff' ? NEVER : placesIn(schedule)),
      showing === 0 ? 0 : inModules,
    );
}
