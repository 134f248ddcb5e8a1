import { localStamp } from '../engine/clock.ts';
import type { Decision } from '../engine/decision.ts';
import type { Plan } from '../engine/plan.ts';
import { nextDue } from '../engine/schedule.ts';
import type { Due, EndedBy, State } from '../engine/state.ts';
import { OPERATOR_TEXT } from './ids.ts';

/** What the timer waits for, for the Temporal UI. Ids, module names and times only: operators read it without decoding (promise 8). */
export function summaryOf(plan: Plan, state: State): string {
  const due = nextOf(plan, state);
  return OPERATOR_TEXT + (due ? `${sentence(plan, due)} ${localStamp(plan.zone, due.at)}` : 'Väntar på nästa händelse');
}

/** Where the running moment stands: open modules, what comes next and the last decision. Same rule as above. */
export function detailsOf(plan: Plan, state: State, last: Decision | null): string {
  const open = plan.modules.filter((module) => state.modules[module.id]?.status === 'open').map((module) => module.name);
  const due = nextOf(plan, state);
  const lines = [
    standing(plan, state),
    `Öppna moduler: ${open.join(', ') || 'inga'}`,
    `Härnäst: ${due ? `${sentence(plan, due)} ${localStamp(plan.zone, due.at)}` : 'inget som väntar på tiden'}`,
    ...(last ? [`Senaste beslut: ${last.key}, ${OUTCOME[last.outcome]}, ${localStamp(plan.zone, last.actual)}`] : []),
    `Händelse ${state.seq} tagen`,
  ];
  return OPERATOR_TEXT + lines.join('\n\n');
}

/** What the wake is for: in a pause most of the agenda waits beside it. */
function nextOf(plan: Plan, state: State): Due | undefined {
  const at = nextDue(plan, state);
  return at === null ? undefined : state.agenda.find((due) => due.at === at);
}

function standing(plan: Plan, state: State): string {
  const at = (instant: number): string => localStamp(plan.zone, instant);
  if (state.walkingTo !== null) return `Spolar fram till ${at(state.walkingTo)}`;
  switch (state.phase) {
    case 'halted':
      return `Stannat ${at(state.halted?.at ?? state.now)}: planen kan inte fortsätta`;
    case 'invited':
      return 'Väntar på svar på inbjudan';
    case 'scheduled':
      return `Börjar ${at(state.startsAt ?? state.startedAt)}`;
    case 'active':
      return `Pågår sedan ${at(state.startedAt)}`;
    case 'paused':
      return state.paused
        ? `Pausat ${at(state.paused.at)}${state.paused.until === null ? '' : ` till ${at(state.paused.until)}`}`
        : 'Pausat';
    case 'maintenance':
      return state.maintenance ? `Läsläge till ${at(state.maintenance.until)}` : 'Läsläge';
    case 'followUp':
      return `I uppföljning${state.ended ? ` sedan ${at(state.ended.at)}` : ''}`;
    case 'ended':
      return state.ended ? `Avslutat ${at(state.ended.at)} ${ENDED_BY[state.ended.by]}` : 'Avslutat';
  }
}

const ENDED_BY: Readonly<Record<EndedBy, string>> = {
  staff: 'av personal',
  timeLimit: 'av tidsgränsen',
  lastModule: 'när sista modulen blev klar',
  maintenance: 'när läsläget tog slut',
  followUp: 'när uppföljningen var över',
  lapsed: 'när inbjudan gick ut',
  declined: 'när inbjudan avböjdes',
};

const OUTCOME = { fired: 'verkställt', moved: 'flyttat', suppressed: 'utelämnat', cancelled: 'struket' } as const;

function sentence(plan: Plan, due: Due): string {
  const occasion = `${due.battery ?? ''} ${due.occasion ?? ''}`;
  const module = due.module ?? '';
  const name = [...plan.modules, ...(plan.parts ?? [])].find((item) => item.id === module)?.name ?? module;
  switch (due.kind) {
    case 'startMoment':
      return 'Momentet börjar';
    case 'lapseInvitation':
      return 'Inbjudan går ut';
    case 'resume':
      return 'Pausen tar slut';
    case 'openModule':
      return `${name} öppnas`;
    case 'completeModule':
      return `${name} blir klar`;
    case 'closeModule':
      return `${name} stängs`;
    case 'openOccasion':
      return `Mätning ${occasion} öppnas`;
    case 'remind':
      return `Påminnelse ${due.reminder ?? ''} för mätning ${occasion}`;
    case 'missOccasion':
      return `Mätning ${occasion} förfaller`;
    case 'closeOccasion':
      return `Mätning ${occasion} stängs`;
    case 'activity':
      return `Åtgärden ${due.measure ?? ''} ${due.number ?? ''} är dags`;
    case 'missActivity':
      return `Åtgärden ${due.measure ?? ''} ${due.number ?? ''} förfaller`;
    case 'timedFlag':
    case 'inactivity':
      return `Flaggan ${due.flag ?? ''} prövas`;
    case 'escalate':
      return `Flaggan ${due.flag ?? ''} går vidare, steg ${due.rung ?? ''}`;
    case 'send':
      return 'En avisering som har väntat skickas';
    case 'maintenanceNotice':
      return 'Besked om att läsläget tar slut';
    case 'endMaintenance':
      return 'Läsläget tar slut';
    case 'endFollowUp':
      return 'Uppföljningen avslutas';
    case 'endMoment':
      return 'Momentet avslutas';
  }
}
