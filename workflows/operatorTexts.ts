import { localStamp } from '../engine/clock.ts';
import type { Decision } from '../engine/decision.ts';
import type { Plan } from '../engine/plan.ts';
import type { Due, State } from '../engine/state.ts';
import { OPERATOR_TEXT } from './ids.ts';

/** What the timer waits for, for the Temporal UI. Ids, module names and times only: operators read it without decoding (promise 8). */
export function summaryOf(plan: Plan, state: State): string {
  const due = state.agenda[0];
  return OPERATOR_TEXT + (due ? `${sentence(plan, due)} ${localStamp(plan.zone, due.at)}` : 'Väntar på nästa händelse');
}

/** Where the running moment stands: open modules, what comes next and the last decision. Same rule as above. */
export function detailsOf(plan: Plan, state: State, last: Decision | null): string {
  const open = plan.modules.filter((module) => state.modules[module.id]?.status === 'open').map((module) => module.name);
  const due = state.phase === 'active' ? state.agenda[0] : undefined;
  const lines = [
    standing(plan, state),
    `Öppna moduler: ${open.join(', ') || 'inga'}`,
    `Härnäst: ${due ? `${sentence(plan, due)} ${localStamp(plan.zone, due.at)}` : 'inget som väntar på tiden'}`,
    ...(last ? [`Senaste beslut: ${last.key}, ${OUTCOME[last.outcome]}, ${localStamp(plan.zone, last.actual)}`] : []),
    `Händelse ${state.seq} tagen`,
  ];
  return OPERATOR_TEXT + lines.join('\n\n');
}

function standing(plan: Plan, state: State): string {
  if (state.halted) return `Stannat ${localStamp(plan.zone, state.halted.at)}: planen kan inte fortsätta`;
  if (state.ended)
    return `Avslutat ${localStamp(plan.zone, state.ended.at)} ${state.ended.by === 'staff' ? 'av personal' : 'av tidsgränsen'}`;
  if (state.walkingTo !== null) return `Spolar fram till ${localStamp(plan.zone, state.walkingTo)}`;
  return `Pågår sedan ${localStamp(plan.zone, state.startedAt)}`;
}

const OUTCOME = { fired: 'verkställt', moved: 'flyttat', suppressed: 'utelämnat', cancelled: 'struket' } as const;

function sentence(plan: Plan, due: Due): string {
  const occasion = `${due.battery ?? ''} ${due.occasion ?? ''}`;
  switch (due.kind) {
    case 'openModule':
      return `${plan.modules.find((module) => module.id === due.module)?.name ?? due.module ?? ''} öppnas`;
    case 'openOccasion':
      return `Mätning ${occasion} öppnas`;
    case 'remind':
      return `Påminnelse ${due.reminder ?? ''} för mätning ${occasion}`;
    case 'missOccasion':
      return `Mätning ${occasion} förfaller`;
    case 'closeOccasion':
      return `Mätning ${occasion} stängs`;
    case 'inactivity':
      return `Flaggan ${due.flag ?? ''} prövas`;
    case 'endMoment':
      return 'Momentet avslutas';
  }
}
