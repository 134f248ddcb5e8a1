import { occasionOpensAt } from './battery.ts';
import { opensAt } from './opening.ts';
import type { Instant, Plan } from './plan.ts';
import type { State } from './state.ts';

/** Something that will, or may, happen from a state if nothing else comes between. */
export interface Coming {
  readonly key: string;
  readonly kind: 'openModule' | 'openOccasion' | 'remind' | 'missOccasion' | 'closeOccasion' | 'inactivity' | 'endMoment';
  /** Null when it depends on something without a date: a module to complete, staff to open. */
  readonly at: Instant | null;
  /** True when only staff or an ended moment could stop it; false when it waits on what the citizen does or does not do. */
  readonly sure: boolean;
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly reminder: number | null;
  readonly flag: string | null;
}

/** What is to come until an instant, soonest first, then what has no date. Nothing is changed. */
export function outlook(plan: Plan, state: State, until: Instant): readonly Coming[] {
  if (state.phase !== 'active') return [];
  const coming: Coming[] = [];
  for (const due of state.agenda) {
    coming.push({
      key: due.key,
      kind: due.kind,
      at: due.at,
      sure: due.kind === 'openModule' || due.kind === 'openOccasion' || due.kind === 'endMoment',
      module: due.module ?? null,
      battery: due.battery ?? null,
      occasion: due.occasion ?? null,
      reminder: due.reminder ?? null,
      flag: due.flag ?? null,
    });
  }
  coming.push(...laterOccasions(plan, state, until), ...waitingModules(plan, state));
  return coming.filter((item) => item.at === null || item.at <= until).sort(bySoonest);
}

/** Occasions after the one that is armed, up to the horizon. */
function laterOccasions(plan: Plan, state: State, until: Instant): Coming[] {
  const coming: Coming[] = [];
  for (const battery of plan.batteries) {
    const opened = state.batteries[battery.id]?.opened ?? 0;
    for (let number = opened + 2; ; number += 1) {
      const at = occasionOpensAt({ plan, state }, battery, number);
      if (at === null || at > until) break;
      coming.push({
        ...nothing,
        key: `openOccasion/${battery.id}/${number}`,
        kind: 'openOccasion',
        at,
        sure: true,
        battery: battery.id,
        occasion: number,
      });
    }
  }
  return coming;
}

/** Locked modules that wait for something without a date. */
function waitingModules(plan: Plan, state: State): Coming[] {
  return plan.modules
    .filter((module) => state.modules[module.id]?.status === 'locked' && opensAt(module.opens, state, plan.zone) === null)
    .map((module) => ({
      ...nothing,
      key: `openModule/${module.id}`,
      kind: 'openModule' as const,
      at: null,
      sure: false,
      module: module.id,
    }));
}

const nothing = { module: null, battery: null, occasion: null, reminder: null, flag: null };

function bySoonest(one: Coming, other: Coming): number {
  return (one.at ?? Number.POSITIVE_INFINITY) - (other.at ?? Number.POSITIVE_INFINITY) || (one.key < other.key ? -1 : 1);
}
