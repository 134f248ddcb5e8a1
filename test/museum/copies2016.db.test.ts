import { afterAll, beforeAll } from 'vitest';
import * as activities from '../../activities/index.ts';
import type { Write } from '../../activities/contract.ts';
import { setUp } from '../../db/orm.ts';
import { begin } from '../../engine/advance.ts';
import { scoreForm, scoreMoment } from '../../scoring/score.ts';
import { MONDAY, openClinic, type Clinic } from '../support/clinic.ts';
import { show } from './exhibit.ts';

/**
 * medic/cht-core#10802: one report made the same SMS go out about 2,016 times, once for every time it was processed again.
 * Here a notice is one row by its key, however many times the step that asks for it is written, and a relay marks one row once.
 */
let whole: Clinic;
let keyless: Clinic;
beforeAll(async () => {
  [whole, keyless] = await Promise.all([openClinic(), openClinic()]);
  await setUp(keyless.fresh.urls.owner, (em) =>
    em.execute(
      `do $$ declare name text; begin
         for name in select indexrelid::regclass::text from pg_index where indrelid = 'notice'::regclass and indisunique and not indisprimary loop
           execute 'alter table notice drop constraint if exists ' || name;
           execute 'drop index if exists ' || name;
         end loop;
       end $$`,
      [],
      'run',
    ),
  );
});
afterAll(() => Promise.all([whole.close(), keyless.close()]));

const TIMES = 48;

/** How many messages wait to be sent after a step has been written again and again, as when a workflow is replayed without its memory. */
async function messages({ createActivities }: typeof activities, { worker, clock, plan, start }: Clinic): Promise<number> {
  const id = await start(0);
  const { write } = createActivities({ db: worker, clock, score: scoreForm, scoreMoment });
  const first = begin(plan, { at: MONDAY, now: MONDAY });
  const notify = {
    kind: 'notify',
    key: 'remind/vecka/1/1',
    about: 'reminder',
    module: null,
    battery: 'vecka',
    occasion: 1,
    flag: null,
    at: MONDAY,
  } as const;
  const again = (step: number): Write => ({
    state: first.state,
    effects: [notify],
    decisions: [],
    step,
    expectedSeq: 0,
    nextDue: null,
    clockTo: null,
  });
  for (let step = 1; step <= TIMES; step += 1) await Promise.all([write(id, again(step)), write(id, again(step))]);
  const [row] = await worker.as({ kind: 'worker' }, (em) =>
    em.execute<{ n: number }[]>(`select count(*)::int as n from notice where status = 'due'`),
  );
  return row?.n ?? 0;
}

show(
  '2,016 copies',
  {
    source: 'medic/cht-core#10802',
    happens: (rooms: typeof activities) => messages(rooms, rooms === activities ? whole : keyless),
    ours: 1,
    accident: TIMES,
    without: [
      {
        file: 'db/keepNotices.ts',
        find: 'on conflict (running_moment_id, key, recipient_kind, recipient_id, channel) do nothing',
        replace: '',
      },
    ],
  },
  activities,
  'activities/index.ts',
);
