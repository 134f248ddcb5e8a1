import { afterAll, beforeAll, expect, test } from 'vitest';
import { units } from '../../start/seed/places.ts';
import { openApiClinic, type ApiClinic, type Browser } from '../support/api.ts';
import { grant, holderOf } from '../support/catalogue.ts';

const [unit, other] = units;
const url = '/api/unit/categories';

let clinic: ApiClinic;
let eva: Browser;
beforeAll(async () => {
  clinic = await openApiClinic();
  eva = await clinic.as(holderOf('citizenAdministrator', unit.id));
});
afterAll(() => clinic.close());

test('a category is made, renamed, retired and taken into use again; two in use never have one name', async () => {
  const made = await eva.send('POST', url, { name: '  Sömn ' });
  expect([made.status, made.body['name']]).toEqual([201, 'Sömn']);
  const id = String(made.body['id']);
  expect((await eva.send('POST', url, { name: 'sömn' })).body).toMatchObject({ code: 'wrongFields', fields: [{ question: 'name' }] });
  expect((await eva.send('POST', url, { name: '   ' })).status).toBe(422);
  expect((await eva.send('POST', url, { name: 'Oro', unit: other.id })).status).toBe(422);
  expect((await eva.send('PATCH', `${url}/${id}`, { name: 'Sömn och vila' })).body).toEqual({ id, name: 'Sömn och vila', retired: false });
  expect((await eva.send('PATCH', `${url}/${id}`, { retired: true })).body).toMatchObject({ retired: true });
  const again = await eva.send('POST', url, { name: 'sömn och vila' });
  expect(again.status).toBe(201);
  expect((await eva.send('PATCH', `${url}/${id}`, { retired: false })).status).toBe(422);
  expect((await eva.get(url)).body).toMatchObject([{ name: 'sömn och vila' }, { id, retired: true }]);
});

test('they are the unit’s own, and made by its citizen administrators', async () => {
  const { body } = await eva.send('POST', url, { name: 'Smärta' });
  await grant(clinic, clinic.fatima.id, 'citizenAdministrator', other.id);
  const elsewhere = await clinic.as(clinic.fatima);
  expect((await elsewhere.get(url)).body).toEqual([]);
  expect((await elsewhere.send('PATCH', `${url}/${String(body['id'])}`, { name: 'Min' })).status).toBe(404);
  expect((await (await clinic.as(clinic.maria)).send('POST', url, { name: 'Oro' })).status).toBe(404);
  const past = clinic.app.as(clinic.maria, (em) =>
    em.execute(`insert into category (id, unit_id, name, made_at) values (gen_random_uuid(), ?::uuid, 'x', now())`, [unit.id], 'run'),
  );
  await expect(past).rejects.toThrow(/row-level security/);
});
