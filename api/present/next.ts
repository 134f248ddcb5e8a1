import { zoneOf } from '../../engine/opening.ts';
import { spokenDay, spokenInstant } from '../spokenTime.ts';
import { isExtra } from './byStaffOnly.ts';
import { lockedBecause } from './locked.ts';
import type { Running } from './running.ts';

/**
 * What comes next, in one sentence: the next locked module, else the next questions, else the end; or what the moment waits for as a whole.
 * Null when nothing is ahead.
 */
export function nextSentence(running: Running): string | null {
  const { plan, state, now } = running;
  const say = (at: number): string => spokenInstant(at, now, zoneOf({ plan, state }));
  switch (state.phase) {
    case 'invited':
      return 'Du är inbjuden. Momentet börjar när du har tackat ja.';
    case 'scheduled':
      return state.startsAt === undefined ? null : `Momentet börjar ${say(state.startsAt)}.`;
    case 'active':
      return ahead(running, say);
    case 'paused': {
      const until = state.paused?.until ?? null;
      return until === null ? 'Momentet är pausat tills vidare.' : `Momentet är pausat. Det går i gång igen ${say(until)}.`;
    }
    case 'maintenance':
      return state.maintenance === undefined ? null : `Momentet går att läsa till och med ${say(state.maintenance.until)}.`;
    case 'followUp':
      return questions(running, say);
    case 'ended':
    case 'halted':
      return null;
  }
}

function ahead(running: Running, say: (at: number) => string): string | null {
  const { plan, state, now } = running;
  const locked = plan.modules.find((module) => state.modules[module.id]?.status === 'locked' && !isExtra(module, state));
  if (locked) return lockedBecause(plan, state, locked, now).sentence;
  const end = state.agenda.find((due) => due.kind === 'endMoment');
  return questions(running, say) ?? (end ? `Momentet avslutas ${spokenDay(end.at, now, zoneOf({ plan, state }))}.` : null);
}

function questions({ state, document, now }: Running, say: (at: number) => string): string | null {
  const coming = state.agenda.find((due) => due.kind === 'openOccasion' && due.at > now);
  const battery = coming && document.batteries.find((each) => each.id === coming.battery);
  return coming && battery ? `${battery.title} kommer ${say(coming.at)}.` : null;
}
