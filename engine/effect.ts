import type { Instant } from './plan.ts';

/** What the engine asks of the world. *What*, never how. `key` is deterministic and unique in the running moment (promise 4). */
export type Effect =
  /** Tell the citizen that something waits, never what (moment-language §6). */
  | {
      readonly kind: 'notify';
      readonly key: string;
      readonly about: 'moduleOpened' | 'occasionOpened' | 'reminder' | 'flag';
      readonly module: string | null;
      readonly battery: string | null;
      readonly occasion: number | null;
      readonly flag: string | null;
      readonly at: Instant;
    }
  | {
      readonly kind: 'raiseFlag';
      readonly key: string;
      /** A designer's flag id, or `system.calculationFailed`, `system.halted`. */
      readonly flag: string;
      readonly round: number;
      readonly priority: 'ordinary' | 'prioritised';
      readonly recipients: readonly ('staff' | 'citizen')[];
      readonly form: string | null;
      readonly battery: string | null;
      readonly occasion: number | null;
      readonly at: Instant;
    }
  | {
      readonly kind: 'putOutFlag';
      readonly key: string;
      readonly flag: string;
      readonly round: number;
      readonly because: string;
      readonly at: Instant;
    }
  | { readonly kind: 'endMoment'; readonly key: string; readonly by: 'staff' | 'timeLimit'; readonly at: Instant };
