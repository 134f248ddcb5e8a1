import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logAccess, type Access } from '../../db/accessLog.ts';
import { logKeyFrom } from '../../db/logKey.ts';
import { dropOldMonth } from '../../db/logMonths.ts';
import { signHeads } from '../../db/logCheckpoint.ts';
import { verifyLog } from '../../db/verifyLog.ts';
import { DAY, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

const key = logKeyFrom(Buffer.alloc(32, 7).toString('base64'));
let clinic: Clinic;
let id: string;
beforeAll(async () => {
  clinic = await openClinic();
  id = await clinic.start(0);
});
afterAll(() => clinic.close());

const access = (thing: string): Access => ({
  by: clinic.maria,
  unit: clinic.maria.unit,
  citizen: clinic.citizens[0]?.id ?? null,
  runningMoment: id,
  action: 'read',
  thing,
  reason: 'årskontroll',
  request: 'r-1',
});
const read = (thing: string) => clinic.app.as(clinic.maria, (em) => logAccess(em, access(thing), clinic.clock));
const verify = async () => (await verifyLog(clinic.fresh.urls.owner, key)).broken;
const sign = () => clinic.worker.as({ kind: 'worker' }, (em) => signHeads(em, key, clinic.clock));

/** Whoever owns the tables and goes round everything; put back afterwards. */
async function tampered<T>(sql: readonly string[], look: (owner: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: clinic.fresh.urls.owner });
  await client.connect();
  await client.query(`select set_config('stegvis.who', 'setup', false)`);
  for (const table of TABLES) await client.query(`create temporary table kept_${table} as select * from ${table}`);
  try {
    for (const each of sql) await client.query(each);
    return await look(client);
  } finally {
    for (const table of [...TABLES].reverse()) await client.query(`delete from ${table}`);
    for (const table of TABLES) await client.query(`insert into ${table} select * from kept_${table}`);
    await client.end();
  }
}
const TABLES = ['access_log', 'access_head', 'access_checkpoint', 'access_checkpoint_head'];
const brokenBy = (...sql: string[]) => tampered(sql, verify);

test('what is logged at once stands in one unbroken chain, with who, where, what and why', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, n) => read(`form/${n}`)));
  const rows = await clinic.app.as(clinic.maria, (em) =>
    em.execute<{ link: number }[]>(
      `select link, event, reason, at, care_unit_id is not null and care_provider_id is not null as placed from access_log order by link`,
    ),
  );
  expect(rows.map(({ link }) => link)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
  expect(rows[0]).toMatchObject({ event: 'readForm', reason: 'årskontroll', at: MONDAY, placed: true });
  expect(await verify()).toEqual([]);
});

test('a row that comes to nothing takes no place', async () => {
  const regret = clinic.app.as(clinic.maria, async (em) => {
    await logAccess(em, access('lost'), clinic.clock);
    throw new Error('regret');
  });
  await expect(regret).rejects.toThrow('regret');
  await read('after');
  expect(await verify()).toEqual([]);
});

test('nobody writes in another’s name, and nobody writes past the function', async () => {
  const asAnother = clinic.app.as(clinic.maria, (em) => logAccess(em, { ...access('x'), by: clinic.fatima }, clinic.clock));
  await expect(asAnother).rejects.toThrow('own name');
  const straight = clinic.app.as(clinic.maria, (em) => em.execute(`insert into access_log (id) values (1)`, [], 'run'));
  await expect(straight).rejects.toThrow('permission denied');
});

test('two who each hold what the other wants log without waiting for each other', async () => {
  const other = await clinic.start(1);
  const hold = (moment: string, then: string) =>
    clinic.app.as(clinic.maria, async (em) => {
      await logAccess(em, access('first'), clinic.clock);
      await em.execute('select 1 from running_moment where id = ?::uuid for no key update', [moment]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await logAccess(em, access(then), clinic.clock);
    });
  await Promise.all([hold(id, 'a'), hold(other, 'b')]);
  expect(await verify()).toEqual([]);
});

describe('whoever goes round everything', () => {
  const columns = [
    'id', 'at', 'chain', 'link', 'hash', 'event', 'action', 'thing', 'by_kind', 'by_id', 'for_id', 'commission_id', 'purpose', 'unit_id',
    'care_unit_id', 'care_provider_id', 'citizen_id', 'running_moment_id', 'reason', 'request_id',
  ]; // biome-ignore format: as the table has them

  test('cannot change one byte of any column of any row', async () => {
    await read('to be changed');
    await sign();
    const client = new Client({ connectionString: clinic.fresh.urls.owner });
    await client.connect();
    const { rows: types } = await client.query<{ column_name: string; data_type: string }>(
      `select column_name, data_type from information_schema.columns where table_name = 'access_log' and table_schema = 'public'`,
    );
    await client.end();
    // A new column is not forgotten.
    expect(types.map(({ column_name }) => column_name).sort()).toEqual([...columns].sort());
    const changedTo: Record<string, (column: string) => string> = {
      bigint: (column) => `${column} # 64`,
      'timestamp with time zone': (column) => `${column} + interval '1 microsecond'`,
      uuid: (column) =>
        `coalesce(overlay(${column}::text placing (case when right(${column}::text, 1) = '0' then '1' else '0' end) from 36)::uuid, gen_random_uuid())`,
      text: (column) => `coalesce(overlay(${column} placing chr(ascii(${column}) # 1) from 1 for 1), '')`,
      bytea: (column) => `set_byte(${column}, 31, get_byte(${column}, 31) # 1)`,
    };
    for (const { column_name: column, data_type: type } of types) {
      const link = 1 + (Math.abs(column.length * 7) % 24);
      const change = changedTo[type];
      if (!change) throw new Error(`How is one byte of ${type} changed?`);
      const found = await tampered(
        [`update access_log set ${column} = ${change(column)} where chain = '${clinic.maria.id}' and link = ${link}`],
        async (owner) => ({
          broken: await verify(),
          ...(await owner.query<{ id: string }>(`select id from access_log where ctid is not null limit 0`)),
        }),
      );
      expect([column, found.broken.length > 0]).toEqual([column, true]);
      if (!['chain', 'link', 'hash'].includes(column))
        expect([column, found.broken]).toEqual([column, [expect.objectContaining({ kind: 'changed', link })]]);
    }
    expect(await verify()).toEqual([]);
  }, 60_000);

  test('cannot take a row away, put one in, exchange two, or cut the end off', async () => {
    const mine = `chain = '${clinic.maria.id}'`;
    expect(await brokenBy(`delete from access_log where ${mine} and link = 12`)).toMatchObject([
      { kind: 'missing', tells: 'Länk 12 saknas.' },
    ]);
    expect(await brokenBy(`delete from access_log where ${mine} and link = 1`)).toMatchObject([
      { kind: 'missing', tells: 'Länk 1 saknas.' },
    ]);
    const inserted = await brokenBy(
      `insert into access_log select (l).* from (select jsonb_populate_record(a, '{"id": 999999}') as l from access_log a where ${mine} and link = 5) x`,
    );
    expect(inserted.map(({ link, kind }) => [link, kind])).toContainEqual([5, 'repeated']);
    expect(new Set(inserted.map(({ link }) => link))).toEqual(new Set([5]));
    const exchanged = await brokenBy(`update access_log set link = 13 - link where ${mine} and link in (6, 7)`);
    expect(exchanged.length).toBeGreaterThan(0);
    expect(await brokenBy(`delete from access_log where ${mine} and link > 20`)).toMatchObject([{ kind: 'cutOff' }]);
    const tidied = await brokenBy(
      `delete from access_log where ${mine} and link > 20`,
      `update access_head h set link = l.link, hash = l.hash from access_log l where h.chain = l.chain and h.${mine} and l.link = 20`,
    );
    expect(tidied).toMatchObject([{ kind: 'cutOff', tells: expect.stringContaining('underskriften') }]);
    expect(await brokenBy('delete from access_log', 'delete from access_head')).toMatchObject([{ kind: 'cutOff' }]);
  }, 60_000);

  test('cannot work the whole chain out anew, since what was signed stands', async () => {
    const again = `do $$ declare l access_log; before bytea := ''; begin
      for l in select * from access_log where chain = '${clinic.maria.id}' order by link loop
        before := sha256(before || record_send(row(l.chain, l.link, l.id, l.at, l.event, l.action, l.thing, l.by_kind, l.by_id, l.for_id, l.commission_id,
          l.purpose, l.unit_id, l.care_unit_id, l.care_provider_id, l.citizen_id, l.running_moment_id, l.reason, l.request_id)));
        update access_log set hash = before where id = l.id;
        update access_head set hash = before where chain = l.chain;
      end loop; end $$`;
    // Worked out anew without a change it is the same.
    expect(await brokenBy(again)).toEqual([]);
    const broken = await brokenBy(`update access_log set thing = 'nothing' where link = 3`, again);
    expect(broken.map(({ kind }) => kind)).toContain('notAsSigned');
  });

  test('cannot sign, nor take a signature away', async () => {
    await read('one more');
    await sign();
    const stranger = logKeyFrom(Buffer.alloc(32, 8).toString('base64'));
    expect(await verifyLog(clinic.fresh.urls.owner, stranger)).toMatchObject({ broken: [{ kind: 'checkpoint' }, { kind: 'checkpoint' }] });
    expect(await brokenBy(`update access_checkpoint set at = at + interval '1 ms' where id = 2`)).toMatchObject([
      { kind: 'checkpoint', id: 2 },
    ]);
    expect(await brokenBy(`update access_checkpoint_head set link = link - 1`)).not.toEqual([]);
    expect(
      await brokenBy(`delete from access_checkpoint_head where checkpoint_id = 1`, `delete from access_checkpoint where id = 1`),
    ).toMatchObject([{ kind: 'checkpoint', tells: expect.stringContaining('saknas') }]);
    expect(await verify()).toEqual([]);
  });
});

test('what has moved is signed once, and nothing when nothing has', async () => {
  await sign();
  expect(await sign()).toBeNull();
  await read('new');
  expect(await sign()).toMatchObject({ kind: 'head', entries: 1 });
});

describe('months', () => {
  test('are made by the first row that falls in them', async () => {
    clinic.clock.at = MONDAY + 400 * DAY;
    await read('next year');
    const rows = await clinic.worker.as({ kind: 'worker' }, (em) => em.execute<{ part: string }[]>('select part from log_months()'));
    expect(rows.map(({ part }) => part)).toContain('2027_12');
    expect(await verify()).toEqual([]);
  });
});

describe('what is older than the log is kept', () => {
  test('goes by whole months, the oldest first, once what it ends with is signed', async () => {
    const own = await openClinic();
    try {
      const who = own.maria;
      const write = async (at: string) => {
        own.clock.at = Date.parse(at);
        await own.app.as(who, (em) =>
          logAccess(em, { by: who, unit: who.unit, citizen: null, runningMoment: null, action: 'read', thing: 'form/x' }, own.clock),
        );
      };
      for (const at of [
        '2010-03-31T23:59:59Z',
        '2010-04-01T00:00:01Z',
        '2010-04-20T10:00:00Z',
        '2019-01-01T10:00:00Z',
        '2024-05-01T10:00:00Z',
      ])
        await write(at);
      const drop = () => own.worker.as({ kind: 'worker' }, (em) => dropOldMonth(em, key, 10, own.clock));
      const look = () => verifyLog(own.fresh.urls.owner, key);
      own.clock.at = Date.parse('2020-04-30T12:00:00Z');
      expect(await drop()).toBe('2010_03');
      expect(await look()).toMatchObject({ rows: 4, broken: [] });
      expect(await drop()).toBeNull();
      own.clock.at = Date.parse('2030-01-01T00:00:00Z');
      expect([await drop(), await drop(), await drop()]).toEqual(['2010_04', '2019_01', null]);
      expect(await look()).toMatchObject({ rows: 1, broken: [] });
      await write('2030-01-02T10:00:00Z');
      expect(await look()).toMatchObject({ rows: 2, broken: [] });
      // Unsigned, or younger than the law lets it be, it stays.
      const unsigned = own.worker.as({ kind: 'worker' }, (em) => em.execute(`select drop_log_month('2024_05', 0)`));
      await expect(unsigned).rejects.toThrow(/five years|signed/);
      const another = own.worker.as({ kind: 'worker' }, (em) => em.execute(`select drop_log_month('2026_11', 0)`));
      await expect(another).rejects.toThrow('Only the oldest');
    } finally {
      await own.close();
    }
  });
});
