import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessesOf, brokenLinks, logAccess } from '../../db/accessLog.ts';
import { setUp } from '../../db/orm.ts';
import { MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
let id: string;
beforeAll(async () => {
  clinic = await openClinic();
  id = await clinic.start(0);
});
afterAll(() => clinic.close());

const read = (thing: string) =>
  clinic.app.as(clinic.maria, (em) =>
    logAccess(
      em,
      { by: clinic.maria, unit: clinic.maria.unit, citizen: clinic.citizens[0]?.id ?? null, runningMoment: id, action: 'read', thing },
      clinic.clock,
    ),
  );
const broken = () => setUp(clinic.fresh.urls.owner, (em) => brokenLinks(em));
/** Whoever owns the table and goes round everything. */
const tamper = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: clinic.fresh.urls.owner });
  await client.connect();
  await client.query(`select set_config('stegvis.who', 'setup', false)`);
  await client.query(sql);
  await client.end();
};

test('what is logged at once stands in one unbroken chain, and is read back by the unit', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, n) => read(`form ${n}`)));
  const rows = await clinic.app.as(clinic.maria, (em) => em.execute<{ link: number }[]>('select link from access_log order by link'));
  expect(rows.map(({ link }) => link)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
  expect(await broken()).toEqual([]);
  expect((await clinic.app.as(clinic.maria, (em) => accessesOf(em, id)))[0]).toMatchObject({
    at: MONDAY,
    by: { kind: 'staff', id: clinic.maria.id },
    action: 'read',
  });
});

test('a row that comes to nothing takes no place', async () => {
  const regret = clinic.app.as(clinic.maria, async (em) => {
    await logAccess(
      em,
      { by: clinic.maria, unit: clinic.maria.unit, citizen: null, runningMoment: id, action: 'read', thing: 'lost' },
      clinic.clock,
    );
    throw new Error('regret');
  });
  await expect(regret).rejects.toThrow('regret');
  await read('after');
  expect(await broken()).toEqual([]);
});

test('a row that is changed, and one that is taken away, show', async () => {
  await tamper(`update access_log set thing = 'nothing' where link = 7`);
  expect(await broken()).toMatchObject([{ link: 7 }]);
  await tamper(`delete from access_log where link = 12`);
  expect(await broken()).toMatchObject([{ link: 7 }, { link: 13 }]);
});
