import type { Clock } from '../db/clock.ts';
import type { Database } from '../db/orm.ts';
import { toStart } from '../db/relay.ts';
import type { Silent } from '../db/watch.ts';
import { silentRunningMoments } from '../db/watch.ts';
import type { TemporalClient } from './client.ts';
import type { WorkerLog } from './log.ts';
import type { Rounds } from './rounds.ts';
import { startRounds } from './rounds.ts';

export interface WatcherParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly temporal: Pick<TemporalClient, 'start' | 'tell'>;
  readonly log: WorkerLog;
}

const worker = { kind: 'worker' } as const;
const SAID_AGAIN_MS = 3_600_000;

/** Nobody falls silent (promise 10): reads the rows twice a minute, wakes what has fallen behind, and says what it cannot help. */
export function startWatcher(parts: WatcherParts): Rounds {
  const said = new Map<string, number>();
  return startRounds(() => watch(parts, said), {
    everyMs: 30_000,
    trouble: (error) => parts.log.warn('Vakten kunde inte läsa raderna.', error),
  });
}

/** One round. `said` remembers what has been logged, so that the same silence is not told every half minute. */
export async function watch(parts: WatcherParts, said: Map<string, number>): Promise<void> {
  const { db, clock, log } = parts;
  const silent = await db.as(worker, (em) => silentRunningMoments(em, clock));
  const now = Date.now();
  for (const [what, at] of said) if (now - at > SAID_AGAIN_MS) said.delete(what);
  for (const moment of silent) {
    const what = `${moment.id} ${moment.why}`;
    if (!said.has(what)) log.error(`Momentet "${moment.id}" är tyst: ${WHY[moment.why]}.`);
    said.set(what, said.get(what) ?? now);
    if (moment.why !== 'overdue' && moment.why !== 'behind') continue;
    await wake(parts, moment).catch((error: unknown) => log.warn(`Arbetsflödet för "${moment.id}" gick inte att väcka.`, error));
  }
}

const WHY: Readonly<Record<Silent['why'], string>> = {
  overdue: 'något som var dags har inte blivit gjort',
  behind: 'något som har hänt har inte tagits om hand',
  nothingToWaitFor: 'det väntar inte på någonting',
  noticeFailed: 'en avisering gick inte att leverera',
};

/** Asks beyond the log, which makes the shell pull. A workflow that is gone is started anew and takes up what stands in the rows. */
async function wake({ db, temporal, log }: WatcherParts, { id }: Silent): Promise<void> {
  const told = await temporal.tell(id, Number.MAX_SAFE_INTEGER, 5_000);
  if (told !== 'gone') return;
  log.warn(`Arbetsflödet för "${id}" finns inte och startas igen.`);
  const moment = await db.as(worker, (em) => toStart(em, id));
  if (moment) await temporal.start(moment, 'anew');
}
