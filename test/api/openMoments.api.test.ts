import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayStart, openFactsOf } from '../../api/mayStart.ts';
import { setUp } from '../../db/orm.ts';
import { units } from '../../start/seed/places.ts';
import { listOf, openApiClinic, type ApiClinic } from '../support/api.ts';
import { checkUp } from '../support/checkUp.ts';
import { holderOf } from '../support/catalogue.ts';
import { anyCriteria, anyRegistered } from '../support/openCriteria.ts';

const [unit] = units;
const opener = holderOf('citizenAdministrator', unit.id);
const url = `/api/unit/open-moments/${checkUp.id}`;
const everyone = { open: true, criteria: {}, responsible: null };

let clinic: ApiClinic;
beforeAll(async () => {
  clinic = await openApiClinic();
});
afterAll(() => clinic.close());

const citizen = (number: number) => {
  const found = clinic.citizens[number];
  if (!found) throw new Error('no citizen');
  return found;
};
const mine = async (number: number) => listOf((await (await clinic.as(citizen(number))).get('/api/me/open-moments')).body);
const open = async (body: unknown = everyone) => (await clinic.as(opener)).send('PUT', url, body);
const startAs = async (number: number, key: string = randomUUID()) =>
  (await clinic.as(citizen(number))).send('POST', `/api/me/open-moments/${unit.id}/${checkUp.id}/start`, undefined, { key });
const register = (
  id: string,
  facts: { protected?: boolean; municipality?: string | null; county?: string | null; deceased?: string | null },
) =>
  setUp(clinic.fresh.urls.owner, (em) =>
    em.execute(
      `update citizen set protected = ?, municipality = ?, county = ?, deceased_on = ?::date where id = ?::uuid`,
      [facts.protected ?? false, facts.municipality ?? null, facts.county ?? null, facts.deceased ?? null, id],
      'run',
    ),
  );

describe('open moments', () => {
  test('nothing is open until a citizen administrator opens it, and closed again nothing new starts', async () => {
    expect(await mine(2)).toEqual([]);
    expect((await startAs(2)).status).toBe(404);
    expect((await (await clinic.as(clinic.maria)).send('PUT', url, everyone)).status).toBe(404);
    expect((await open()).status).toBe(200);
    expect(await mine(2)).toMatchObject([{ moment: checkUp.id, unit: { id: unit.id }, running: null }]);
    const begun = await startAs(2);
    expect(begun.status).toBe(200);
    await open({ ...everyone, open: false });
    expect(await mine(2)).toEqual([]);
    expect((await startAs(3)).status).toBe(404);
    const going = await (await clinic.as(citizen(2))).get(`/api/me/moments/${String(begun.body['id'])}`);
    expect(going.status).toBe(200);
    await open();
  });

  test('it starts once, however often it is asked for, and it is told that it runs', async () => {
    const key = randomUUID();
    const answers = [await startAs(3, key), await startAs(3, key), await startAs(3)];
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['id'])}`)).size).toBe(1);
    expect(await mine(3)).toMatchObject([{ running: answers[0]?.body['id'] }]);
    const atOnce = await Promise.all([startAs(4), startAs(4), startAs(4)]);
    expect(new Set(atOnce.map(({ body }) => body['id'])).size).toBe(1);
    const logged = await setUp(clinic.fresh.urls.owner, (em) =>
      em.execute<{ n: number }[]>(`select count(*)::int as n from access_log where action = 'start' and citizen_id = ?::uuid`, [
        citizen(3).id,
      ]),
    );
    expect(logged).toEqual([{ n: 1 }]);
  });

  test('a protected identity sees what is for everyone and nothing with a criterion, even by a raw query', async () => {
    const five = citizen(5);
    await register(five.id, { protected: true, municipality: '80', county: '14' });
    expect(await mine(5)).toHaveLength(1);
    await open({ ...everyone, criteria: { fromAge: 0 } });
    expect(await mine(5)).toEqual([]);
    expect((await startAs(5)).status).toBe(404);
    expect(await clinic.app.as(five, (em) => em.execute('select moment from open_moment'))).toEqual([]);
    await register(five.id, {});
    expect(await mine(5)).toHaveLength(1);
  });

  test('the rows let a citizen start only what is open, at the unit that opened it', async () => {
    await open();
    const six = citizen(6);
    const insert = (where: string) =>
      clinic.app.as(six, (em) =>
        em.execute(
          `insert into running_moment (id, citizen_id, unit_id, moment_version_id, moment, plan_hash, workflow_type, kind, phase, start, started_at, log_stamp)
           select gen_random_uuid(), ?::uuid, ?::uuid, v.id, v.moment, v.plan_hash, 'x', 'real', 'active', '{}', now(), now() from moment_version v limit 1`,
          [six.id, where],
          'run',
        ),
      );
    await expect(insert(units[1].id)).rejects.toThrow(/row-level security/);
    await open({ ...everyone, open: false });
    await expect(insert(unit.id)).rejects.toThrow(/row-level security/);
    await open();
    await insert(unit.id);
  });

  test('the dead start nothing', async () => {
    await register(citizen(7).id, { deceased: '2026-10-01' });
    expect(await mine(7)).toEqual([]);
    expect((await startAs(7)).status).toBe(404);
    await register(citizen(7).id, {});
  });

  test('criteria are strict, in order, and the responsible works on the unit', async () => {
    expect((await open({ ...everyone, criteria: { fromAge: 40, toAge: 20 } })).status).toBe(422);
    expect((await open({ ...everyone, criteria: { kommun: ['1480'] } })).status).toBe(422);
    expect((await open({ ...everyone, criteria: { counties: [] } })).status).toBe(422);
    expect((await open({ ...everyone, criteria: { municipalities: ['Göteborg'] } })).status).toBe(422);
    expect((await open({ ...everyone, responsible: clinic.fatima.id })).status).toBe(422);
    expect((await open({ ...everyone, responsible: clinic.maria.id })).status).toBe(200);
    const begun = await startAs(8);
    const page = await (await clinic.as(clinic.maria)).get(`/api/running-moments/${String(begun.body['id'])}`);
    expect(page.body).toMatchObject({ responsible: { id: clinic.maria.id } });
  });

  test('the rows and the rule agree for any criteria and any citizen', async () => {
    const samples = fc.sample(fc.tuple(anyCriteria, anyRegistered), 300);
    const rows = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ allowed: boolean; now: number }[]>(
        `select open_for(x.criteria, x.protected, x.number, x.municipality, x.county) as allowed, extract(epoch from now()) * 1000 as now
         from jsonb_to_recordset(?::jsonb) as x(at int, criteria jsonb, protected boolean, number text, municipality text, county text) order by x.at`,
        [
          JSON.stringify(
            samples.map(([criteria, { personalIdentityNumber, ...facts }], at) => ({
              at,
              criteria,
              number: personalIdentityNumber,
              ...facts,
            })),
          ),
        ],
      ),
    );
    const wrong = samples.filter(([criteria, facts], at) => {
      const row = rows[at];
      return row === undefined || row.allowed !== mayStart(criteria, openFactsOf(facts, Number(row.now)));
    });
    expect(wrong).toEqual([]);
    expect(rows.some(({ allowed }) => allowed) && rows.some(({ allowed }) => !allowed)).toBe(true);
  });
});
