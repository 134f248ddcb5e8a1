import type { Because, DueKind } from './decision.ts';
import type { Due, State } from './state.ts';

/** Why an act that only an active moment takes is not taken now, or null. */
export function refusal(state: Pick<State, 'phase'>): Because | null {
  switch (state.phase) {
    case 'active':
      return null;
    case 'paused':
      return 'momentPaused';
    case 'invited':
    case 'scheduled':
      return 'beforeStart';
    case 'maintenance':
      return 'maintenance';
    case 'followUp':
    case 'ended':
      return 'momentEnded';
    case 'halted':
      return 'halted';
  }
}

/** Whether an item on the agenda may fire in the phase the moment is in (`docs/language.md` §7, §8). */
export function mayFire(state: Pick<State, 'phase'>, due: Due): boolean {
  switch (state.phase) {
    case 'active':
      return true;
    case 'paused':
      return due.kind === 'escalate' || due.kind === 'resume' || (due.kind === 'timedFlag' && due.prioritised === true);
    case 'invited':
    case 'scheduled':
    case 'maintenance':
    case 'followUp':
    case 'ended':
      return IN[state.phase].has(due.kind);
    case 'halted':
      return false;
  }
}

const WAITING: ReadonlySet<DueKind> = new Set(['startMoment', 'lapseInvitation']);
const IN: Readonly<Record<'invited' | 'scheduled' | 'maintenance' | 'followUp' | 'ended', ReadonlySet<DueKind>>> = {
  invited: WAITING,
  scheduled: WAITING,
  maintenance: new Set(['escalate', 'send', 'maintenanceNotice', 'endMaintenance']),
  followUp: new Set(['escalate', 'openOccasion', 'remind', 'missOccasion', 'closeOccasion', 'send', 'endFollowUp']),
  ended: new Set(['escalate']),
};
