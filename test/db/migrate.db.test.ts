import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { connect, setUp } from '../../db/orm.ts';
import { toStart } from '../../db/relay.ts';
import { compile } from '../../compiler/compile.ts';
import { organisation } from '../../start/seed/organisation.ts';
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
  await leaveBehind(old.urls.owner, id, at);
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
  // Whoever had a role on a unit has a commission on what became its care unit, and works there as before.
  const app = await connect(old.urls.app);
  const maria = { kind: 'staff', id: organisation.therapist.id, unit: organisation.unit.id } as const;
  expect(await app.as(maria, (em) => em.execute('select id, stegvis_holds(?) as therapist from running_moment', ['therapist']))).toEqual([
    { id, therapist: true },
  ]);
  await app.close();
  await setUp(old.urls.owner, (em) => em.execute(`update running_moment set phase = 'followUp' where id = ?::uuid`, [id], 'run'));
});

/** What stood in the tables of that time, written as the tables of that time were. */
async function leaveBehind(url: string, id: string, at: string): Promise<void> {
  const { plan, moment } = compile(checkUp);
  if (!plan || !moment) throw new Error('The moment has problems.');
  const [citizen] = organisation.citizens;
  const version = randomUUID();
  const client = new Client({ connectionString: url });
  await client.connect();
  const write = (sql: string, values: readonly unknown[]) => {
    let number = 0;
    return client.query(
      sql.replaceAll('?', () => `$${(number += 1)}`),
      [...values],
    );
  };
  await client.query(`select set_config('stegvis.who', 'setup', false)`);
  await write(`insert into unit (id, name, care_provider, region) values (?::uuid, ?, 'Norrviks vård', 'Region Exempellän')`, [
    organisation.unit.id,
    organisation.unit.name,
  ]);
  await write(`insert into citizen (id, personal_identity_number, given_name, family_name) values (?::uuid, ?, ?, ?)`, [
    citizen?.id,
    citizen?.personalIdentityNumber,
    citizen?.givenName,
    citizen?.familyName,
  ]);
  const { id: staff, hsaId, givenName, familyName, title } = organisation.therapist;
  await write(`insert into staff (id, hsa_id, given_name, family_name, title) values (?::uuid, ?, ?, ?, ?)`, [
    staff,
    hsaId,
    givenName,
    familyName,
    title,
  ]);
  await write(`insert into commission (staff_id, unit_id, role) values (?::uuid, ?::uuid, 'therapist')`, [staff, organisation.unit.id]);
  await write(`insert into plan (hash, content) values ('hash', ?::jsonb)`, [JSON.stringify(plan)]);
  await write(
    `insert into moment_version (id, moment, version, name, document, plan_hash, status, published_at)
     values (?::uuid, ?, ?, ?, ?::jsonb, 'hash', 'published', ?)`,
    [version, moment.id, moment.version, moment.name, JSON.stringify(moment), at],
  );
  await write(
    `insert into running_moment (id, citizen_id, unit_id, moment_version_id, moment, plan_hash, workflow_type, kind, phase, started_at, log_stamp)
     values (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?, 'hash', ?, 'real', 'active', ?, ?)`,
    [id, citizen?.id, organisation.unit.id, version, plan.moment, plan.workflowType, at, at],
  );
  await write(
    `insert into flag (id, running_moment_id, key, round, flag, priority, for_staff, for_citizen, raised_at)
     values (gen_random_uuid(), ?::uuid, 'flag/a/-', 1, 'a', 'ordinary', true, false, ?)`,
    [id, at],
  );
  await write(
    `insert into notice (id, running_moment_id, key, about, recipient_kind, recipient_id, channel, status, due_at)
     values (gen_random_uuid(), ?::uuid, 'notify/openModule/borja', 'moduleOpened', 'citizen', ?::uuid, 'inbox', 'sent', ?)`,
    [id, citizen?.id, at],
  );
  await client.end();
}
