import type { DueKind } from '../decision.ts';
import type { Instant, PlannedAnchor, PlannedCompletion, PlannedOpening, PlannedTrigger } from '../plan.ts';

/** Something that will, or may, happen from a state. What people themselves do is not listed, only what follows from it. */
export interface Coming {
  /** As its decision's key will be, without the `~n` of one that is moved; for a flag that may be raised `flag/<id>`. */
  readonly key: string;
  readonly kind: ComingKind;
  /** When, if nothing comes between. Null when it depends on something without a date. */
  readonly at: Instant | null;
  /** True when only staff, a pause or an ended moment could stop it. */
  readonly sure: boolean;
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly reminder: number | null;
  readonly flag: string | null;
  readonly measure: string | null;
  /** Of a measure: which of its times. Of an escalation: which rung. */
  readonly number: number | null;
  /** What it takes; null when it is sure. */
  readonly condition: Condition | null;
}

export type ComingKind = DueKind | 'raiseFlag' | 'followUp' | 'end';

/** What something that may happen waits for, in the plan's own terms; `why/coming.ts` says it in words. */
export type Condition =
  | { readonly kind: 'notAnswered' }
  | { readonly kind: 'noValue' }
  | { readonly kind: 'notPutOut' }
  | { readonly kind: 'notActive' }
  | { readonly kind: 'still' }
  | { readonly kind: 'opens' }
  | { readonly kind: 'raised' }
  | { readonly kind: 'answeredFirst'; readonly battery: string }
  | { readonly kind: 'rule'; readonly opening: PlannedOpening; readonly item: string | null }
  | { readonly kind: 'anchor'; readonly anchor: PlannedAnchor }
  | { readonly kind: 'completes'; readonly by: PlannedCompletion }
  | { readonly kind: 'allCompleted'; readonly modules: readonly string[] }
  | { readonly kind: 'trigger'; readonly trigger: PlannedTrigger }
  | { readonly kind: 'calculationFails' }
  | { readonly kind: 'pausesHerself' }
  | { readonly kind: 'measureFlag'; readonly what: 'outside' | 'missed' | 'both' }
  | { readonly kind: 'endsByItself' }
  | { readonly kind: 'followUpDone' }
  | { readonly kind: 'accepts' }
  | { readonly kind: 'resumes' };

/** A thing that may come, from what is known of it; the rest is null. */
export function coming(parts: Pick<Coming, 'key' | 'kind'> & Partial<Coming>): Coming {
  return {
    at: null,
    sure: false,
    module: null,
    battery: null,
    occasion: null,
    reminder: null,
    flag: null,
    measure: null,
    number: null,
    condition: null,
    ...parts,
  };
}
