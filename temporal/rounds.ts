/** Work that is done again and again: when somebody pokes, and at least so often. Never two rounds at once. */
export interface Rounds {
  poke(): void;
  /** Waits for the round under way; begins no more. */
  stop(): Promise<void>;
}

export interface RoundsOptions {
  readonly everyMs: number;
  /** Wait after a poke before the round: time for what has poked to be done by itself. */
  readonly afterPokeMs?: number;
  readonly trouble: (error: unknown) => void;
}

const LONGEST_PAUSE_MS = 30_000;

/** `work` may answer with how soon it wants to be done again. A round that throws is told of and tried again with growing pauses. */
export function startRounds(work: (stopping: () => boolean) => Promise<number | void>, options: RoundsOptions): Rounds {
  let stopped = false;
  let poked = false;
  let timer: NodeJS.Timeout | null = null;
  let failures = 0;
  let round: Promise<void> | null = null;

  const plan = (ms: number): void => {
    if (timer) clearTimeout(timer);
    timer = stopped ? null : setTimeout(begin, ms);
  };
  const begin = (): void => {
    round = go().finally(() => (round = null));
  };
  const go = async (): Promise<void> => {
    poked = false;
    let next = options.everyMs;
    try {
      const wanted = await work(() => stopped);
      failures = 0;
      if (typeof wanted === 'number') next = Math.min(next, Math.max(0, wanted));
    } catch (error) {
      failures += 1;
      next = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(failures, 6));
      if (!stopped) options.trouble(error);
    }
    plan(poked && failures === 0 ? (options.afterPokeMs ?? 0) : next);
  };

  plan(0);
  return {
    poke() {
      if (poked || stopped) return;
      poked = true;
      if (round === null && failures === 0) plan(options.afterPokeMs ?? 0);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await round;
    },
  };
}
