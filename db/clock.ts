import type { Instant } from '../engine/plan.ts';
import type { Em } from './orm.ts';

/** The world's clock as the rows see it. Each running moment's own clock is this plus its offset (architecture §4). Tests inject another. */
export interface Clock {
  now(em: Em): Promise<Instant>;
}

/** PostgreSQL's clock at the moment of asking, in whole milliseconds: one clock for all processes. */
export const databaseClock: Clock = {
  async now(em) {
    const [row] = await em.execute<{ now: number }[]>(`select date_trunc('milliseconds', clock_timestamp()) as now`);
    if (!row) throw new Error('The database has no clock.');
    return row.now;
  },
};
