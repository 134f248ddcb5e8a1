import type { PlannedItem } from './plan.ts';
import { planned } from './planned.ts';
import type { ModuleState } from './state.ts';
import { own, type Turn } from './turn.ts';

/** How a module or part stands, and how that is changed in a turn. */

export const lockedModule: ModuleState = { status: 'locked', openedAt: null, completedAt: null };

/** A module or part by id, as the plan has it. */
export function itemOf(turn: Turn, id: string | undefined): PlannedItem | undefined {
  return id === undefined ? undefined : planned(turn.plan).item.get(id);
}

/** How it stands; what the state does not know is locked. */
export function moduleState(turn: Turn, id: string): ModuleState {
  return turn.state.modules[id] ?? lockedModule;
}

/** Replaces how it stands, and counts that as a change. */
export function setModule(turn: Turn, id: string, state: ModuleState): void {
  own(turn, 'modules')[id] = state;
  turn.changes += 1;
}

/** Whether its rule may close it: staff's opening and reopening are not undone. */
export const isClosable = ({ status, held }: ModuleState): boolean =>
  (status === 'open' || status === 'completed') && held !== 'opened' && held !== 'reopened';
