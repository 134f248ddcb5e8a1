import { dayAfter } from '../../engine/opening.ts';
import { spokenDay, spokenInstant } from '../spokenTime.ts';
import { isExtra } from './byStaffOnly.ts';
import { lockedBecause } from './locked.ts';
import type { Running } from './running.ts';

/** What comes next, in one sentence: the next locked module, else the next questions, else the end. Null when nothing is ahead. */
export function nextSentence({ plan, state, document, now }: Running): string | null {
  if (state.phase !== 'active') return null;
  const locked = plan.modules.find((module) => state.modules[module.id]?.status === 'locked' && !isExtra(module, state));
  if (locked) return lockedBecause(plan, state, locked, now).sentence;
  const coming = state.agenda.find((due) => due.kind === 'openOccasion' && due.at > now);
  const battery = coming && document.batteries.find((each) => each.id === coming.battery);
  if (coming && battery) return `${battery.title} kommer ${spokenInstant(coming.at, now, plan.zone)}.`;
  if (plan.ends)
    return `Momentet avslutas ${spokenDay(dayAfter(plan.zone, state.startedAt, plan.ends.days, plan.ends.at), now, plan.zone)}.`;
  return null;
}
