import type { Interval } from './interval.ts';

/** What a formula's `q.get('id')` reaches in our form. */
export type Reached =
  /** Something with a score: its item name (`q1`, `matris.rad`) and what it can score. */
  | { readonly kind: 'item'; readonly item: string; readonly range: Interval }
  /** No question has that id: nothing is ever answered. */
  | { readonly kind: 'nothing' }
  /** A question whose answer cannot be counted, and why. */
  | { readonly kind: 'uncounted'; readonly because: string };

export type Reach = (question: string) => Reached;
