import { afterAll, beforeAll } from 'vitest';
import * as steering from '../../db/steering.ts';
import { setUp } from '../../db/orm.ts';
import { brokenFunction } from '../support/brokenFunction.ts';
import { openClinic, type Clinic } from '../support/clinic.ts';
import { show } from './exhibit.ts';

/**
 * Measured on PostgreSQL: with an identity column a slow transaction takes its number first and commits last, and a reader that has moved past
 * the number never sees its event. Here the number is taken under the running moment's row lock, so that numbers follow the order of commit.
 */
let whole: Clinic;
let withIdentity: Clinic;
beforeAll(async () => {
  [whole, withIdentity] = await Promise.all([openClinic(), openClinic()]);
  const { owner } = withIdentity.fresh.urls;
  await setUp(owner, (em) => em.execute('create sequence event_number; grant usage on sequence event_number to public', [], 'run'));
  await brokenFunction(
    owner,
    'append_event',
    { find: 'values (running, new_seq,', replace: "values (running, nextval('event_number')," },
    { find: 'where r.id = running;', replace: 'where false;' },
  );
});
afterAll(() => Promise.all([whole.close(), withIdentity.close()]));

/** What a reader has seen who asks twice, each time for what comes after the last it saw: before and after the slow one commits. */
async function seen({ openModule }: Pick<typeof steering, 'openModule'>, clinic: Clinic): Promise<readonly string[]> {
  const { maria, clock, app, activities } = clinic;
  const id = await clinic.start(0);
  let commit: () => void = () => undefined;
  const dawdling = new Promise<void>((resolve) => (commit = resolve));
  const slow = await new Promise<{ readonly committed: Promise<void> }>((taken) => {
    const committed = app.as(maria, async (em) => {
      await openModule(em, id, 'slow', null, maria.id, clock);
      await em.execute('select 1');
      taken({ committed });
      await dawdling;
    });
  });
  const quick = app.as(maria, (em) => openModule(em, id, 'quick', null, maria.id, clock));
  await Promise.race([quick, oneWaits(clinic)]);

  const modules: string[] = [];
  let last = 0;
  const read = async (): Promise<void> => {
    for (const event of (await activities.pull(id, last)).events) {
      last = event.seq;
      if (event.kind === 'moduleOpened') modules.push(event.module);
    }
  };
  await read();
  commit();
  await Promise.all([slow.committed, quick]);
  await read();
  return modules;
}

/** Until some transaction of the API's role waits for a lock. */
async function oneWaits({ worker }: Clinic): Promise<void> {
  for (;;) {
    const waiting = await worker.as({ kind: 'worker' }, (em) =>
      em.execute(`select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
        union all select from pg_locks where not granted and locktype = 'transactionid'`),
    );
    if (waiting.length > 0) return;
  }
}

show(
  'the gap in the outbox',
  {
    source: 'measured on PostgreSQL',
    happens: (rooms: Pick<typeof steering, 'openModule'>) => seen(rooms, rooms.openModule === steering.openModule ? whole : withIdentity),
    ours: ['slow', 'quick'],
    accident: ['quick'],
    without: [
      {
        file: 'db/lock.ts',
        find: 'from running_moment r where r.id = ?::uuid for no key update`',
        replace: 'from running_moment r where r.id = ?::uuid`',
      },
    ],
  },
  steering,
  'db/steering.ts',
);
