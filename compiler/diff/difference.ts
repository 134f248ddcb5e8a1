import type { Path } from '../path.ts';

/** One thing that two versions do not have in common. */
export type Difference =
  | { readonly kind: 'added' | 'removed'; readonly item: Item; readonly value: unknown }
  | { readonly kind: 'changed'; readonly item: Item; readonly field: string; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'reordered'; readonly item: Item; readonly list: string };

/** What a difference is about: an item of the document, or the moment itself. */
export interface Item {
  readonly kind: ItemKind;
  /** Ids from the outermost in: `['m1', 's1', 'st2']`; of what has no id its number in the list, from 1. */
  readonly ids: readonly (string | number)[];
  /** What it is called; for what has no title of its own, that of what it belongs to. */
  readonly title: string;
  /** Where it stands in the new version, or in the old one when it is gone. */
  readonly at: Path;
  /** The item itself and those it stands in, outermost first, as the version that has it says; the new one when both do. */
  readonly chain: readonly unknown[];
}

export type ItemKind =
  | 'moment'
  | 'module'
  | 'section'
  | 'step'
  | 'form'
  | 'question'
  | 'row'
  | 'option'
  | 'result'
  | 'band'
  | 'battery'
  | 'reminder'
  | 'flag'
  | 'rung'
  | 'date'
  | 'namedEvent'
  | 'startFact';
