import { randomUUID } from 'node:crypto';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Database } from './orm.ts';

/** What a stand-in has received, for looking at in development. */
export interface Delivery {
  readonly channel: 'inbox' | 'sms' | 'email';
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The same key again is the same delivery. */
  readonly key: string;
  readonly at: Instant;
}

/** Where stand-ins keep what they took. Keeping a key that is already kept changes nothing. */
export interface Deliveries {
  keep(delivery: Delivery): Promise<void>;
  /** Newest first. */
  list(limit?: number): Promise<Delivery[]>;
}

/** Through the API's connection as `standIns`, through the worker's as `worker`. */
export function deliveries(database: Database, who: 'standIns' | 'worker'): Deliveries {
  return {
    async keep({ channel, to, subject, body, key, at }) {
      await database.as({ kind: who }, (em) =>
        em.execute(
          `insert into stand_in_delivery (id, channel, recipient, subject, body, delivery_key, at) values (?::uuid, ?, ?, ?, ?, ?, ?)
           on conflict (delivery_key) do nothing`,
          [randomUUID(), channel, to, subject, body, key, iso(at)],
          'run',
        ),
      );
    },
    list: (limit = 200) =>
      database.as({ kind: who }, (em) =>
        em.execute<Delivery[]>(
          `select channel, recipient as "to", subject, body, delivery_key as key, at from stand_in_delivery order by at desc, id limit ?`,
          [limit],
        ),
      ),
  };
}
