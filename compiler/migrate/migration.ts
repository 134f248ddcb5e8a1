import type { Moved } from '../../engine/move.ts';

/**
 * How running moments go from one plan to another: decided once by a person, the same for everyone (promise 7).
 * What it does to each of them is `migrateState`'s to say: moved, kept or blocked, with the reason.
 */
export interface Migration {
  /** Ids that changed name: the item is the same. */
  readonly moved: Moved;
  /**
   * What becomes of an open module or a waiting occasion that the new plan lacks, by item (`modules/m2`, `batteries/vecka`).
   * `drop`: it is taken away, what was saved stays. Not named here: the citizen who stands there is blocked.
   */
  readonly removed: Readonly<Record<string, 'drop'>>;
  /** As the event says it. */
  readonly as: 'wording' | 'safe' | 'migration';
}

/** Nothing renamed, nothing removed. */
export const plainMigration: Migration = { moved: { modules: {}, forms: {}, batteries: {}, flags: {} }, removed: {}, as: 'migration' };
