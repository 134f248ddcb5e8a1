import type { Start } from '../engine/event.ts';
import type { Plan, Instant } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';

/** What a running moment's workflow is started with, and what continue-as-new carries. Everything in it is encrypted by the codec. */
export interface RunningMomentInput {
  /** The running moment's uuid; the workflow id is `moment/<uuid>`. */
  readonly id: string;
  readonly plan: Plan;
  /** Instant at which the moment became active, or was made, on its own clock. */
  readonly startedAt: Instant;
  /** Seed, zone, dates, facts, hours, invited and startsAt. Absent where a moment began before there were any. */
  readonly start?: Omit<Start, 'at' | 'now'>;
  /** For search attributes only. */
  readonly unit: string;
  readonly kind: 'real' | 'test';
  /** Null at the first run. */
  readonly carried: { readonly state: State; readonly step: number } | null;
}
