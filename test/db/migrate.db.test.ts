import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { publishMoment } from '../../db/moments.ts';
import { connect, setUp, type Em } from '../../db/orm.ts';
import { toStart } from '../../db/relay.ts';
import { compile } from '../../compiler/compile.ts';
import { organisation, seedOrganisation } from '../../start/seed/organisation.ts';
import { checkUp } from '../support/checkUp.ts';
import { MONDAY } from '../support/clinic.ts';
import { emptyDatabase, type FreshDatabase } from '../support/database.ts';

let old: FreshDatabase;
beforeAll(async () => {
  old = await emptyDatabase();
  await migrate(old.urls, '0006-asked-at-every-save.sql');
});
afterAll(() => old.drop());

test('a database that an older Stegvis left behind is brought up, and its moments go on as they were', async () => {
  const id = randomUUID();
  const at = new Date(MONDAY).toISOString();
  await setUp(old.urls.owner, (em) => leaveBehind(em, id, at));
  await migrate(old.urls);
  await migrate(old.urls);
  const worker = await connect(old.urls.worker);
  const moment = await worker.as({ kind: 'worker' }, (em) => toStart(em, id));
  expect(moment).toMatchObject({ id, start: {}, startedAt: MONDAY });
  const columns = await worker.as({ kind: 'worker' }, (em) =>
    em.execute(
      `select r.phase, f.for_unit, n.outside_cap, n.not_before, n.flag_round from running_moment r
       join flag f on f.running_moment_id = r.id join notice n on n.running_moment_id = r.id`,
    ),
  );
  expect(columns).toEqual([{ phase: 'active', for_unit: false, outside_cap: false, not_before: null, flag_round: null }]);
  await worker.close();
  await setUp(old.urls.owner, (em) => em.execute(`update running_moment set phase = 'followUp' where id = ?::uuid`, [id], 'run'));
});

async function leaveBehind(em: Em, id: string, at: string): Promise<void> {
  await seedOrganisation(em);
  const { plan, moment } = compile(checkUp);
  if (!plan || !moment) throw new Error('The moment has problems.');
  const [citizen] = organisation.citizens;
  const version = await publishMoment(em, { id: randomUUID(), document: moment, plan, planHash: 'hash', units: [], publishedAt: MONDAY });
  await em.execute(
    `insert into running_moment (id, citizen_id, unit_id, moment_version_id, moment, plan_hash, workflow_type, kind, phase, started_at, log_stamp)
     values (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?, 'hash', ?, 'real', 'active', ?, ?)`,
    [id, citizen?.id, organisation.unit.id, version, plan.moment, plan.workflowType, at, at],
    'run',
  );
  await em.execute(
    `insert into flag (id, running_moment_id, key, round, flag, priority, for_staff, for_citizen, raised_at)
     values (gen_random_uuid(), ?::uuid, 'flag/a/-', 1, 'a', 'ordinary', true, false, ?)`,
    [id, at],
    'run',
  );
  await em.execute(
    `insert into notice (id, running_moment_id, key, about, recipient_kind, recipient_id, channel, status, due_at)
     values (gen_random_uuid(), ?::uuid, 'notify/openModule/borja', 'moduleOpened', 'citizen', ?::uuid, 'inbox', 'sent', ?)`,
    [id, citizen?.id, at],
    'run',
  );
}
