import type { Database } from './orm.ts';
import { iso } from './instant.ts';

/** A payload key as it is kept: wrapped by the master key. */
export interface PayloadKeyRow {
  readonly id: string;
  readonly runningMoment: string;
  readonly wrapped: Uint8Array;
}

/** The rows behind the codec's key ring. The codec knows a workflow, not a reader, and sees nothing but wrapped keys. */
export interface PayloadKeyRows {
  ofRunningMoment(runningMoment: string): Promise<PayloadKeyRow | null>;
  byId(id: string): Promise<PayloadKeyRow | null>;
  /** Keeps the row if the running moment has none, and answers with the one that then stands. Throws when there is no such running moment. */
  keep(row: PayloadKeyRow): Promise<PayloadKeyRow>;
}

/** Through the API's connection as `codec`, through the worker's as `worker`. */
export function payloadKeyRows(database: Database, who: 'codec' | 'worker'): PayloadKeyRows {
  const read = (where: string, parameter: string): Promise<PayloadKeyRow | null> =>
    database.as({ kind: who }, async (em) => {
      const [row] = await em.execute<PayloadKeyRow[]>(`${SELECT} where ${where} = ?::uuid`, [parameter]);
      return row ?? null;
    });
  return {
    ofRunningMoment: (runningMoment) => read('running_moment_id', runningMoment),
    byId: (id) => read('id', id),
    async keep(row) {
      await database.as({ kind: who }, (em) =>
        em.execute(
          `insert into payload_key (id, running_moment_id, wrapped, created_at) values (?::uuid, ?::uuid, decode(?, 'hex'), ?)
           on conflict (running_moment_id) do nothing`,
          [row.id, row.runningMoment, Buffer.from(row.wrapped).toString('hex'), iso(Date.now())],
          'run',
        ),
      );
      const stands = await read('running_moment_id', row.runningMoment);
      if (!stands) throw new Error(`The running moment "${row.runningMoment}" has no key.`);
      return stands;
    },
  };
}

const SELECT = `select id, running_moment_id as "runningMoment", wrapped from payload_key`;
