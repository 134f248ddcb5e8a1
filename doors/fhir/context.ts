import type { Draft } from './draft.ts';
import type { SourceItem } from './sourceItem.ts';

/** What waits for the next question: headings, and a page that begins. */
export interface Waiting {
  headings: { readonly text: string; readonly item: SourceItem; readonly chain: readonly SourceItem[] }[];
  page: { readonly title: string | null; readonly chain: readonly SourceItem[] } | null;
}

/** Where an item stands while it is placed. */
export interface Context {
  readonly group: Draft | null;
  readonly chain: readonly SourceItem[];
  /** An item above is hidden, and all below it with it. */
  readonly isHidden: boolean;
  readonly waiting: Waiting;
}
