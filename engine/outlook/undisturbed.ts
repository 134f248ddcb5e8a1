import { advanceAll } from '../advance.ts';
import type { Decision } from '../decision.ts';
import type { Instant, Plan } from '../plan.ts';
import { nextDue } from '../schedule.ts';
import type { State } from '../state.ts';

/** How it goes if nobody does anything: every decision in order, and each state in which the moment has just become active. */
export interface Undisturbed {
  readonly decisions: readonly Decision[];
  readonly activeFrom: readonly State[];
}

/** Lives on from a state without events, deadline by deadline, each on time. The engine itself says what comes; nothing is kept of it. */
export function undisturbed(plan: Plan, state: State, until: Instant): Undisturbed {
  const decisions: Decision[] = [];
  const activeFrom: State[] = state.phase === 'active' ? [state] : [];
  let current = state;
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const due = nextDue(plan, current);
    if (due === null || due > until) break;
    const step = advanceAll(plan, current, [], Math.max(due, current.now));
    decisions.push(...step.decisions);
    if (step.state.phase === 'active' && current.phase !== 'active') activeFrom.push(step.state);
    current = step.state;
  }
  return { decisions, activeFrom };
}

/** More deadlines than any life has. */
const MOST_TURNS = 50_000;
