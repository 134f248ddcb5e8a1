import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** Instants closer than this are the same wake: the clocks of database and worker are read at slightly different moments. */
const SAME_WAKE_MS = 2_000;

/** The one timer a running moment has armed. */
export interface Alarm {
  /** True once the time it was set for has come. */
  readonly rang: boolean;
  /** Arms for `length` ms from now. A timer that already stands for the same wake and says the same is kept: no events. */
  set(length: number, summary: string): void;
  clear(): void;
}

export function createAlarm(): Alarm {
  let armed: { readonly at: number; readonly summary: string; readonly scope: CancellationScope } | null = null;
  let rang = false;

  const clear = (): void => {
    armed?.scope.cancel();
    armed = null;
    rang = false;
  };

  return {
    get rang() {
      return rang;
    },
    set(length, summary) {
      const at = Date.now() + length;
      if (armed && !rang && armed.summary === summary && Math.abs(armed.at - at) < SAME_WAKE_MS) return;
      clear();
      const scope = new CancellationScope();
      const mine = { at, summary, scope };
      armed = mine;
      scope
        .run(() => sleep(Math.max(1, length), { summary }))
        .then(
          () => {
            if (armed === mine) rang = true;
          },
          (stopped: unknown) => {
            if (!isCancellation(stopped)) throw stopped;
          },
        );
    },
    clear,
  };
}
