import type { Life } from '../../simulator/life.ts';

/** What the naive workflow is started with: the same life, as acts to be signalled and things that become due. */
export interface BareLife {
  readonly acts: number;
  readonly dues: readonly { readonly at: number; readonly cancelledBy: number | null }[];
  readonly until: number;
}

const timed = new Set(['openModule', 'openOccasion', 'remind', 'missOccasion', 'closeOccasion', 'inactivity', 'endMoment']);

/** One timer for each due item of the life, cancelled by the act that made it needless. */
export function bareLife(life: Life, until: number): BareLife {
  return {
    acts: life.events.length,
    dues: life.trace
      .filter(({ item }) => timed.has(item))
      .map(({ outcome, nominal, seq }) => ({ at: Math.min(nominal, until), cancelledBy: outcome === 'fired' ? null : seq })),
    until,
  };
}
