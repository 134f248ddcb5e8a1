import type { Instant } from '../engine/plan.ts';
import type { Em } from './orm.ts';

/** The world's clock as the rows see it. Each running moment's own clock is this plus its offset (architecture §4). Tests inject another. */
export interface Clock {
  now(em: Em): Promise<Instant>;
}

/**
 * PostgreSQL's clock in whole milliseconds: one clock for all processes. Read once when the transaction begins and again under each lock that is
 * taken, each time by a statement that is sent anyhow.
 */
export const databaseClock: Clock = {
  async now(em) {
    const reading = readings.get(em);
    if (reading === undefined) throw new Error('The clock is read in a transaction.');
    return reading;
  },
};

/** What the database's clock said, as a column of a statement. */
export const READ_CLOCK = `date_trunc('milliseconds', clock_timestamp())`;

/** Keeps what the database's clock said in this transaction: it holds until the next reading. */
export function keepReading(em: Em, reading: Instant): void {
  readings.set(em, reading);
}

const readings = new WeakMap<Em, Instant>();
