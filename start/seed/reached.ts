import type { Database } from '../../db/orm.ts';
import type { Who } from '../../db/who.ts';
import type { TemporalClient } from '../../temporal/client.ts';
import { Refusal } from '../refusal.ts';

/** Tells when the engine has caught up with a running moment. */
export interface Reached {
  /** Resolves when the engine has taken the log to `seq` and has walked as far as it was asked. */
  until(runningMoment: string, seq: number): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 120_000;

/**
 * Nudges as the API does, then listens to the rows' own signals, and looks by itself twice a second for signals that were lost.
 */
export async function reachedBy(db: Database, temporal: Pick<TemporalClient, 'nudge'>, who: Who): Promise<Reached> {
  const waiting = new Map<string, Set<() => void>>();
  const wake = (id: string | null): void => {
    for (const [moment, wakers] of waiting) if (id === null || id === moment) for (const waker of wakers) waker();
  };
  const listening = await db.listen('stegvis_change', wake);

  const isThere = (id: string, seq: number): Promise<boolean> =>
    db.as(who, async (em) => {
      const [row] = await em.execute<{ there: boolean }[]>(
        `select applied_seq >= ? and state ->> 'walkingTo' is null as there from running_moment where id = ?::uuid`,
        [seq, id],
      );
      return row?.there === true;
    });

  return {
    stop: () => listening.stop(),
    async until(id, seq) {
      const until = Date.now() + PATIENCE_MS;
      const wakers = waiting.get(id) ?? new Set();
      waiting.set(id, wakers);
      await temporal.nudge(id, seq, 2_000);
      while (!(await isThere(id, seq))) {
        if (Date.now() > until) throw new Refusal('Arbetaren har inte hunnit ikapp på två minuter. Se worker.log i mappen logs.');
        await new Promise<void>((resolve) => {
          const done = (): void => {
            clearTimeout(timer);
            wakers.delete(done);
            resolve();
          };
          const timer = setTimeout(done, 500);
          wakers.add(done);
        });
      }
    },
  };
}
