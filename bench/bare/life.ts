import type { Life } from '../../simulator/life.ts';

/** What the naive workflow is started with: the same life, as acts to be signalled and things that become due. */
export interface BareLife {
  readonly acts: number;
  readonly dues: readonly { readonly at: number; readonly cancelledBy: number | null }[];
  readonly until: number;
}

const timed = new Set(['openModule', 'openOccasion', 'remind', 'missOccasion', 'closeOccasion', 'inactivity', 'endMoment']);

/** One timer for each due item of the life, cancelled by the act that made it needless. */
export function bareLife(life: Life, until: number, drafts: number): BareLife {
  // Which signal each event of the life is, when every form is signalled as often as it is drafted, and then saved.
  let signals = 0;
  const signalOf = new Map(life.events.map((event) => [event.seq, (signals += 1 + (event.kind === 'formSaved' ? drafts : 0))]));
  return {
    acts: signals,
    dues: life.trace
      .filter(({ item }) => timed.has(item))
      .map(({ outcome, nominal, seq }) => ({
        at: Math.min(nominal, until),
        cancelledBy: outcome === 'fired' || seq === null ? null : (signalOf.get(seq) ?? null),
      })),
    until,
  };
}
