import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submitAnswers } from '../../db/forms.ts';
import { sendMessage } from '../../db/messages.ts';
import { setUp } from '../../db/orm.ts';
import { citizenById, findCitizens } from '../../db/people.ts';
import type { Who } from '../../db/who.ts';
import { careProviders, careUnits } from '../../start/seed/places.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
let running: string;
const [erik, aisha] = organisation.citizens;
if (!erik || !aisha) throw new Error('no citizens');
const unit = organisation.units[0].id;
const added = Object.fromEntries(
  ['therapist', 'citizenAdministrator', 'dataAdministrator', 'permissionAdministrator', 'operator', 'national', 'provider', 'log'].map(
    (role) => [role, randomUUID()],
  ),
) as Record<string, string>;
const onUnit = (role: string): Who => ({ kind: 'staff', id: added[role] ?? '', unit });

const content = ['form_answer', 'result', 'message', 'decision', 'event', 'notice', 'own_flag', 'measure', 'file'] as const;
const everything = [
  ...content,
  'running_moment',
  'citizen',
  'flag',
  'form_instance',
  'payload_key',
  'access_log',
  'emergency_access',
  'reveal',
] as const;

const owner = (sql: string, values: readonly unknown[] = []): Promise<unknown> =>
  setUp(clinic.fresh.urls.owner, (em) => em.execute(sql, [...values], 'run'));

/** The tables among these that hold any row for this reader. */
async function seen(who: Who, tables: readonly string[]): Promise<string[]> {
  const question = tables.map((table) => `select '${table}' as name, exists (select from ${table}) as there`).join(' union all ');
  const rows = await clinic.app.as(who, (em) => em.execute<{ name: string; there: boolean }[]>(question));
  return rows.filter(({ there }) => there).map(({ name }) => name);
}

beforeAll(async () => {
  clinic = await openClinic();
  running = await clinic.start(0);
  const me = { kind: 'citizen', id: erik.id } as const;
  const instance = await clinic.instance(running, 'maende');
  await clinic.app.as(me, async (em) => {
    await submitAnswers(
      em,
      { runningMoment: running, instance, answers: { oro: 9 }, shownHash: 'h', answerVersion: 0, by: me },
      clinic.clock,
    );
    await sendMessage(em, running, me, 'Hej', clinic.clock);
  });
  await clinic.catchUp(running);
  for (const [role, id] of Object.entries(added)) {
    await owner(`insert into staff (id, hsa_id, given_name, family_name, title) values (?::uuid, ?, 'Prov', ?, 'Prov')`, [
      id,
      `SE2321000016-R${role}`,
      role,
    ]);
    const isLog = role === 'log';
    await owner(
      `insert into commission (id, hsa_id, name, staff_id, care_unit_id, purpose, system_roles, valid_from)
       values (gen_random_uuid(), ?, 'U', ?::uuid, ?::uuid, ?, ?::text[], '2020-01-01')`,
      [
        `SE2321000016-C${role}`,
        id,
        careUnits[0].id,
        isLog ? 'administration' : 'careAndTreatment',
        isLog ? '{"BIF;Loggadministratör"}' : '{}',
      ],
    );
    const [granted, place, provider] =
      role === 'national'
        ? ['nationalAdministrator', null, null]
        : role === 'provider'
          ? ['careProviderAdministrator', null, careProviders[0].id]
          : [role, unit, null];
    if (!isLog)
      await owner(`insert into role_grant (staff_id, role, unit_id, care_provider_id) values (?::uuid, ?, ?::uuid, ?::uuid)`, [
        id,
        granted,
        place,
        provider,
      ]);
  }
});
afterAll(() => clinic.close());

describe('what each reads of a running moment on the unit', () => {
  test('a therapist reads its content', async () => {
    expect(
      await seen(onUnit('therapist'), ['form_answer', 'result', 'message', 'decision', 'event', 'running_moment', 'citizen', 'flag']),
    ).toHaveLength(8);
  });

  test('a citizen administrator sees that it is there with its lit flag, and no content', async () => {
    expect(await seen(onUnit('citizenAdministrator'), content)).toEqual([]);
    expect(await seen(onUnit('citizenAdministrator'), ['running_moment', 'citizen', 'flag'])).toEqual([
      'running_moment',
      'citizen',
      'flag',
    ]);
    await owner(`update flag set out_at = now(), out_because = 'Ringde'`);
    expect(await seen(onUnit('citizenAdministrator'), ['flag'])).toEqual([]);
    await owner(`update flag set out_at = null, out_because = null`);
  });

  test('an operator sees the running moment and not whose it is', async () => {
    expect(await seen(onUnit('operator'), [...content, 'citizen', 'flag', 'form_instance', 'access_log'])).toEqual([]);
    expect(await seen(onUnit('operator'), ['running_moment', 'payload_key'])).toContain('running_moment');
  });

  test('a permission administrator sees nothing of citizens', async () => {
    expect(await seen(onUnit('permissionAdministrator'), everything)).toEqual([]);
  });

  test('a data administrator sees what has ended, and no content', async () => {
    expect(await seen(onUnit('dataAdministrator'), everything)).toEqual([]);
    await owner(`update running_moment set phase = 'ended', ended_at = now() where id = ?::uuid`, [running]);
    expect(await seen(onUnit('dataAdministrator'), ['running_moment', 'citizen', ...content])).toEqual(['running_moment', 'citizen']);
    await owner(`update running_moment set phase = 'active', ended_at = null where id = ?::uuid`, [running]);
  });

  test('administrators see nothing of it, wherever they work', async () => {
    const places = [
      { kind: 'administrator', id: added['national'] ?? '', place: { kind: 'platform' } },
      { kind: 'administrator', id: added['provider'] ?? '', place: { kind: 'careProvider', id: careProviders[0].id } },
      { kind: 'administrator', id: added['log'] ?? '', place: { kind: 'careUnit', id: careUnits[0].id } },
    ] as const;
    for (const who of places)
      expect([
        who.place.kind,
        await seen(
          who,
          everything.filter((table) => table !== 'access_log'),
        ),
      ]).toEqual([who.place.kind, []]);
  });

  test('nobody does at sign-in, or without a reader of any kind', async () => {
    expect(
      await seen(
        { kind: 'signIn' },
        everything.filter((table) => table !== 'citizen'),
      ),
    ).toEqual([]);
    expect(await seen({ kind: 'standIns' }, everything)).toEqual([]);
    expect(await seen({ kind: 'setup' }, everything)).toEqual([]);
  });

  test('a place that is claimed without a role there is nothing', async () => {
    for (const elsewhere of organisation.units.slice(1))
      expect(await seen({ kind: 'staff', id: added['therapist'] ?? '', unit: elsewhere.id }, everything)).toEqual([]);
    expect(
      await seen({ kind: 'administrator', id: added['national'] ?? '', place: { kind: 'careUnit', id: careUnits[0].id } }, everything),
    ).toEqual([]);
  });
});

describe('what ends at once', () => {
  test.each([
    [
      'a role that is taken back',
      `delete from role_grant where staff_id = ?::uuid`,
      `insert into role_grant (staff_id, role, unit_id) values (?::uuid, 'therapist', '${unit}')`,
    ],
    [
      'a role that is suspended',
      `update role_grant set suspended_at = now() where staff_id = ?::uuid`,
      `update role_grant set suspended_at = null where staff_id = ?::uuid`,
    ],
    [
      'a commission that has ended',
      `update commission set valid_to = now() where staff_id = ?::uuid`,
      `update commission set valid_to = null where staff_id = ?::uuid`,
    ],
    [
      'a commission that has not begun',
      `update commission set valid_from = now() + interval '1 day' where staff_id = ?::uuid`,
      `update commission set valid_from = '2020-01-01' where staff_id = ?::uuid`,
    ],
    [
      'a person who is inactivated',
      `update staff set active = false where id = ?::uuid`,
      `update staff set active = true where id = ?::uuid`,
    ],
  ])('%s takes all sight along', async (_what, away, back) => {
    await owner(away, [added['therapist']]);
    expect(await seen(onUnit('therapist'), everything)).toEqual([]);
    await owner(back, [added['therapist']]);
    expect(await seen(onUnit('therapist'), ['running_moment'])).toEqual(['running_moment']);
  });

  test('a guardian’s right at the 13th birthday, and an agent’s with its validity', async () => {
    const acting: Who = { kind: 'citizen', id: erik.id, actor: aisha.id };
    expect(await seen(acting, everything)).not.toContain('running_moment');
    await owner(
      `insert into guardianship (id, actor_id, citizen_id, kind, valid_from) values (gen_random_uuid(), ?::uuid, ?::uuid, 'guardian', '2020-01-01')`,
      [aisha.id, erik.id],
    );
    expect(await seen(acting, ['running_moment', ...content])).toEqual([]);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' }).replaceAll('-', '');
    const born = (years: number, days: number): string => {
      const day = new Date(Date.UTC(Number(today.slice(0, 4)) - years, Number(today.slice(4, 6)) - 1, Number(today.slice(6, 8)), 12));
      return `${new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}2389`;
    };
    await owner(`update citizen set personal_identity_number = ? where id = ?::uuid`, [born(13, 1), erik.id]);
    expect(await seen(acting, ['running_moment', 'form_answer'])).toEqual(['running_moment', 'form_answer']);
    await owner(`update citizen set personal_identity_number = ? where id = ?::uuid`, [born(13, today.endsWith('0229') ? -1 : 0), erik.id]);
    expect(await seen(acting, ['running_moment', 'form_answer'])).toEqual([]);
    await owner(`update guardianship set kind = 'agent'`);
    expect(await seen(acting, ['running_moment'])).toEqual(['running_moment']);
    await owner(`update guardianship set valid_to = now()`);
    expect(await seen(acting, ['running_moment', 'form_answer'])).toEqual([]);
  });
});

describe('finding somebody', () => {
  test('is for therapists and citizen administrators, and a protected identity is found by the whole number alone', async () => {
    const lindstahl = organisation.citizens.find((each) => each.familyName === 'Lindståhl');
    if (!lindstahl) throw new Error('no such citizen');
    const found = (who: Who, text: string): Promise<number> => clinic.app.as(who, async (em) => (await findCitizens(em, text)).length);
    for (const role of ['therapist', 'citizenAdministrator']) expect([role, await found(onUnit(role), 'lindst')]).toEqual([role, 1]);
    for (const role of ['operator', 'dataAdministrator', 'permissionAdministrator'])
      expect([role, await found(onUnit(role), 'lindst')]).toEqual([role, 0]);
    await owner(`update citizen set protected = true where id = ?::uuid`, [lindstahl.id]);
    expect(await found(onUnit('therapist'), 'lindst')).toBe(0);
    expect(await found(onUnit('therapist'), lindstahl.personalIdentityNumber)).toBe(1);
    expect(await clinic.app.as(onUnit('therapist'), (em) => citizenById(em, lindstahl.id))).toBeNull();
  });
});
