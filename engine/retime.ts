import { occasionTime } from './occasionTimes.ts';
import type { Because } from './decision.ts';
import { flagOf, rungAt } from './raise.ts';
import { timedAt } from './timedFlag.ts';
import { endsAt } from './ending.ts';
import { measureAt } from './measure.ts';
import { itemCompletesAt, itemOpensAt } from './moduleTimes.ts';
import { opensAt, type Life } from './opening.ts';
import type { Instant } from './plan.ts';
import { planned } from './planned.ts';
import { placeAt } from './series.ts';
import type { Due } from './state.ts';
import { conclude, move, own, takeOff, type Turn } from './turn.ts';

/**
 * Times what waits anew after something that moves time itself: a pause that is over, another zone, other opening hours, another send time,
 * another plan. What has another instant now is moved, what has none is cancelled, each with its record.
 */
export function retime(turn: Turn, which: (due: Due) => boolean, rule: Because): void {
  for (const due of turn.state.agenda.filter(which)) {
    const at = timeOf(turn, due);
    if (at === due.at) continue;
    if (at !== null) {
      // What is past already fires now, in the order it stands.
      if (at > turn.state.now || due.at > turn.state.now) move(turn, due, Math.max(at, turn.state.now), rule);
      continue;
    }
    takeOff(turn, due);
    conclude(turn, due, 'cancelled', rule === 'planMoved' ? 'removedFromPlan' : 'ruleNoLonger');
  }
  retimeOccasions(turn);
}

/** Other opening hours: ladders, and messages whose answer is waited for in staff's hours. */
export function retimeStaffHours(turn: Turn): void {
  retime(turn, (due) => due.kind === 'escalate' || isInStaffHours(turn, due), 'hoursChanged');
}

function isInStaffHours(turn: Turn, due: Due): boolean {
  const trigger = due.kind === 'timedFlag' ? flagOf(turn, due.flag ?? '')?.trigger : undefined;
  return trigger?.kind === 'unansweredMessage' && 'staffHours' in trigger.after;
}

/** When an item on the agenda comes by its own rule, as things are; null when its rule gives no time. */
export function timeOf(life: Life, due: Due): Instant | null {
  const { plan } = life;
  const item = due.module === undefined ? undefined : planned(plan).item.get(due.module);
  switch (due.kind) {
    case 'openModule':
      return item ? itemOpensAt(life, item) : null;
    case 'completeModule':
      return item ? itemCompletesAt(life, item) : null;
    case 'closeModule':
      return item?.closes ? opensAt(item.closes, life, item.id) : null;
    case 'openOccasion': {
      const battery = due.battery === undefined ? undefined : planned(plan).battery.get(due.battery);
      return battery && due.occasion !== undefined ? placeAt(life, battery, due.occasion) : null;
    }
    case 'remind':
    case 'missOccasion':
    case 'closeOccasion':
      return occasionTime(life, due);
    case 'activity': {
      const measure = life.state.measures?.[due.measure ?? ''];
      return measure && due.number !== undefined ? measureAt(life, measure, due.number) : null;
    }
    case 'timedFlag': {
      const flag = flagOf(life, due.flag ?? '');
      return flag ? timedAt(life, flag) : null;
    }
    case 'escalate':
      return rungAt(life, due);
    case 'endMoment':
      return endsAt(life);
    case 'missActivity':
    case 'inactivity':
    case 'startMoment':
    case 'lapseInvitation':
    case 'resume':
    case 'send':
    case 'maintenanceNotice':
    case 'endMaintenance':
    case 'endFollowUp':
      return due.at;
  }
}

/** What an open occasion shows as its due and closing is the engine's own instant (the same as on the agenda). */
function retimeOccasions(turn: Turn): void {
  for (const due of turn.state.agenda) {
    if ((due.kind !== 'missOccasion' && due.kind !== 'closeOccasion') || due.battery === undefined) continue;
    showLimit(turn, due.battery, String(due.occasion), due.kind, due.at);
  }
  if (!turn.state.gone) return;
  // While the citizen is gone nothing waits on the agenda; what her occasions show is what would wait should she come back.
  for (const [battery, { occasions }] of Object.entries(turn.state.batteries)) {
    for (const [number, occasion] of Object.entries(occasions)) {
      for (const kind of ['missOccasion', 'closeOccasion'] as const) {
        const at = occasion.missed && kind === 'missOccasion' ? null : occasionTime(turn, { kind, battery, occasion: Number(number) });
        if (at !== null) showLimit(turn, battery, number, kind, at);
      }
    }
  }
}

function showLimit(turn: Turn, id: string, number: string, kind: 'missOccasion' | 'closeOccasion', at: Instant): void {
  const battery = turn.state.batteries[id];
  const occasion = battery?.occasions[number];
  const field = kind === 'missOccasion' ? 'dueAt' : 'closesAt';
  if (!battery || !occasion || occasion[field] === at) return;
  own(turn, 'batteries')[id] = { ...battery, occasions: { ...battery.occasions, [number]: { ...occasion, [field]: at } } };
}
