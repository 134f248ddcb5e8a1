import type { Plan, Instant } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';

/** What a running moment's workflow is started with, and what continue-as-new carries. Everything in it is encrypted by the codec. */
export interface RunningMomentInput {
  /** The running moment's uuid; the workflow id is `moment/<uuid>`. */
  readonly id: string;
  readonly plan: Plan;
  /** Instant at which the moment became active, on its own clock. */
  readonly startedAt: Instant;
  /** For search attributes only. */
  readonly unit: string;
  readonly kind: 'real' | 'test';
  /** Null at the first run. */
  readonly carried: { readonly state: State; readonly step: number } | null;
}
