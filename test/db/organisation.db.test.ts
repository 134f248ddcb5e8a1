import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantable } from '../../api/policy/grantable.ts';
import { keepCommissions } from '../../db/commissions.ts';
import { changesSeen } from '../../db/organisationChange.ts';
import { obstaclesOf, setUnitActive, unitOfProvider } from '../../db/organisationUnits.ts';
import { setUp } from '../../db/orm.ts';
import { grantRole, revokeRole } from '../../db/roles.ts';
import { staffWithRoles, usersOfRole } from '../../db/rolesOnUnit.ts';
import { startRunningMoment } from '../../db/runningMoments.ts';
import type { Role } from '../../db/role.ts';
import type { Who } from '../../db/who.ts';
import { careProviders, careUnits, units } from '../../start/seed/places.ts';
import { administrators, named } from '../support/administrators.ts';
import { MONDAY, openClinic } from '../support/clinic.ts';
import type { Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const { national, provider, permissions } = administrators;
const [sleep, lovasen, , publishing, training] = units;
const ulf = named('Ulf').id;

const ROLES: readonly Role[] = [
  'nationalAdministrator',
  'systemAdministrator',
  'careProviderAdministrator',
  'permissionAdministrator',
  'citizenAdministrator',
  'therapist',
  'dataAdministrator',
  'operator',
  'designer',
  'publisher',
];

/** All that the rows let a reader give somebody, as `role place`: each is tried and undone. */
async function allThat(who: Who & { id: string }, staff: string): Promise<string[]> {
  const places: readonly { name: string; unit?: string; careProvider?: string }[] = [
    { name: 'platform' },
    ...careProviders.map(({ id, name }) => ({ name, careProvider: id })),
    ...units.map(({ id, name }) => ({ name, unit: id })),
  ];
  const found: string[] = [];
  const undone = new Error('undone');
  await clinic.app
    .as(who, async (em) => {
      for (const { name, unit, careProvider } of places)
        for (const role of ROLES) {
          await em.execute('savepoint before', [], 'run');
          try {
            await em.execute(
              `insert into role_grant (id, staff_id, role, unit_id, care_provider_id, granted_by, granted_at)
               values (?::uuid, ?::uuid, ?, ?::uuid, ?::uuid, ?::uuid, now())`,
              [randomUUID(), staff, role, unit ?? null, careProvider ?? null, who.id],
              'run',
            );
            found.push(`${role} ${name}`);
          } catch (error) {
            expect(String(error)).toMatch(/row-level security|role_grant_scope/);
          }
          await em.execute('rollback to savepoint before', [], 'run');
        }
      throw undone;
    })
    .catch((error: unknown) => expect(error).toBe(undone));
  return inOrder(found);
}

const inOrder = (texts: readonly string[]): string[] => texts.toSorted((one, other) => one.localeCompare(other));

const SOMEBODY = named('Monika').id;

describe('who may give which role where, with the policy out of the way', () => {
  test('a national administrator: on the platform, care providers, and permission administrators of publishing units', async () => {
    expect(await allThat(national, SOMEBODY)).toEqual(
      inOrder([
        'nationalAdministrator platform',
        'systemAdministrator platform',
        ...careProviders.map(({ name }) => `careProviderAdministrator ${name}`),
        `permissionAdministrator ${publishing.name}`,
        `permissionAdministrator ${training.name}`,
      ]),
    );
  });

  test('a care provider administrator: permission administrators of the own units', async () => {
    expect(await allThat(provider, SOMEBODY)).toEqual(
      inOrder([`permissionAdministrator ${sleep.name}`, `permissionAdministrator ${lovasen.name}`]),
    );
  });

  test('a permission administrator: what the kind of the own unit has, as the API says too', async () => {
    expect(await allThat(permissions, SOMEBODY)).toEqual(inOrder(grantable.care.map((role) => `${role} ${lovasen.name}`)));
    for (const unit of [publishing, training]) {
      const id = named('Petra').id;
      await setUp(clinic.fresh.urls.owner, (em) =>
        em.execute(
          `insert into role_grant (staff_id, role, unit_id) values (?::uuid, 'permissionAdministrator', ?::uuid) on conflict do nothing`,
          [id, unit.id],
          'run',
        ),
      );
      expect(await allThat({ kind: 'staff', id, unit: unit.id }, SOMEBODY)).toEqual(
        inOrder(grantable[unit.kind].map((role) => `${role} ${unit.name}`)),
      );
    }
  });

  test.each([
    ['a system administrator', { kind: 'administrator', id: named('Anders').id, place: { kind: 'platform' } }],
    ['a log administrator', { kind: 'administrator', id: named('Monika').id, place: { kind: 'careUnit', id: careUnits[0].id } }],
    ['a therapist', { kind: 'staff', id: ulf, unit: lovasen.id }],
    [
      'somebody who claims another place',
      { kind: 'administrator', id: named('Anders').id, place: { kind: 'careProvider', id: careProviders[0].id } },
    ],
    ['a care provider administrator elsewhere', { ...provider, place: { kind: 'careProvider', id: careProviders[1].id } }],
    ['a permission administrator on another unit', { ...permissions, unit: sleep.id }],
  ] as const)('%s: nothing', async (_who, who) => {
    expect(await allThat(who, named('Hanna').id)).toEqual([]);
  });

  test('nobody makes oneself an administrator, and nobody writes another name as the giver', async () => {
    expect(await allThat(national, national.id)).toEqual([]);
    expect(await allThat(provider, provider.id)).toEqual([]);
    expect((await allThat(permissions, permissions.id)).filter((each) => /Administrator/.test(each))).toEqual([
      `citizenAdministrator ${lovasen.name}`,
      `dataAdministrator ${lovasen.name}`,
    ]);
    await expect(
      clinic.app.as(provider, (em) =>
        grantRole(em, { staff: ulf, role: 'permissionAdministrator', unit: sleep.id }, { id: national.id, at: MONDAY }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test("a grant is not moved to another person, role or unit, nor a role that is another's taken", async () => {
    await expect(
      clinic.app.as(permissions, (em) => em.execute(`update role_grant set role = 'permissionAdministrator'`, [], 'run')),
    ).rejects.toThrow(/permission denied/);
    const by = { id: permissions.id, at: MONDAY };
    expect(
      await clinic.app.as(permissions, (em) => revokeRole(em, { staff: named('Maria').id, role: 'therapist', unit: sleep.id }, by)),
    ).toBe(false);
    expect(
      await clinic.app.as(permissions, (em) =>
        revokeRole(em, { staff: permissions.id, role: 'permissionAdministrator', unit: lovasen.id }, by),
      ),
    ).toBe(false);
  });
});

describe('places, with the policy out of the way', () => {
  const changed = (who: Who, unit: string) =>
    clinic.app.as(who, (em) => em.execute<unknown[]>(`update unit set active = active where id = ?::uuid returning 1`, [unit]));

  test('are changed by those whose they are', async () => {
    const by: Record<string, string[]> = {};
    for (const [name, who] of Object.entries(administrators)) {
      const found: string[] = [];
      for (const unit of units) if ((await changed(who, unit.id)).length > 0) found.push(unit.name);
      by[name] = found;
    }
    expect(by).toEqual({ national: [publishing.name, training.name], provider: [sleep.name, lovasen.name], permissions: [] });
  });

  test('are added by those whose they are', async () => {
    const add = (who: Who, kind: string, careUnit: string | null) =>
      clinic.app.as(who, (em) =>
        em.execute(
          `insert into unit (id, hsa_id, name, kind, care_unit_id) values (?::uuid, ?, 'Ny', ?, ?::uuid)`,
          [randomUUID(), randomUUID(), kind, careUnit],
          'run',
        ),
      );
    await expect(add(provider, 'care', careUnits[0].id)).resolves.toBeDefined();
    await expect(add(national, 'training', null)).resolves.toBeDefined();
    for (const [who, kind, careUnit] of [
      [provider, 'care', careUnits[2].id],
      [provider, 'publishing', null],
      [national, 'care', careUnits[0].id],
      [permissions, 'care', careUnits[1].id],
      [clinic.maria, 'care', careUnits[0].id],
    ] as const)
      await expect(add(who, kind, careUnit)).rejects.toThrow(/row-level security/);
    for (const who of [provider, permissions, clinic.maria])
      await expect(
        clinic.app.as(who, (em) =>
          em.execute(
            `insert into care_provider (id, hsa_id, name, region_id) values (gen_random_uuid(), 'x', 'x', ?::uuid)`,
            [units[0].region],
            'run',
          ),
        ),
      ).rejects.toThrow(/row-level security/);
  });

  test('tell what stands in the way of closing to those who administer them, and to nobody else', async () => {
    const running = await clinic.start(0);
    await clinic.catchUp(running);
    expect(await clinic.app.as(provider, (em) => obstaclesOf(em, sleep.id))).toMatchObject([{ moment: 'Avstämning', kind: 'real' }]);
    for (const who of [
      national,
      permissions,
      clinic.maria,
      { ...provider, place: { kind: 'careProvider', id: careProviders[1].id } } as const,
    ])
      expect(await clinic.app.as(who, (em) => obstaclesOf(em, sleep.id))).toEqual([]);
    expect(await clinic.app.as(provider, (em) => em.execute(`select * from running_moment`))).toEqual([]);
  });

  test('that are closed take no new start, also one that was under way when they closed', async () => {
    const { fatima } = clinic;
    const start = { unit: fatima.unit, responsible: fatima.id, momentVersion: clinic.momentVersion, kind: 'real' } as const;
    const asOwner = <T>(sql: string) => setUp(clinic.fresh.urls.owner, (em) => em.execute<T[]>(sql, [fatima.unit]));
    const begun = await clinic.app.as(provider, async (em) => {
      await unitOfProvider(em, provider.place.id, fatima.unit, true);
      const starting = clinic.app
        .as(fatima, (own) => startRunningMoment(own, { ...start, citizen: clinic.citizens[1]?.id ?? '' }, clinic.clock))
        .then(
          () => 'started',
          (error: unknown) => String(error),
        );
      // The start has looked, found the unit active, and waits for whoever holds it.
      while ((await asOwner(`select 1 from pg_locks where not granted and ?::uuid is not null`)).length === 0);
      await setUnitActive(em, fatima.unit, false, { id: provider.id, at: MONDAY });
      return { starting };
    });
    expect(await begun.starting).toMatch(/not active/);
    await asOwner(`update unit set active = true where id = ?::uuid returning 1`);
  });
});

describe('what was done', () => {
  test('is written in the own name about the own place, read by those who administer it, and never changed', async () => {
    const by = { id: permissions.id, at: MONDAY };
    await clinic.app.as(permissions, (em) =>
      grantRole(em, { staff: ulf, role: 'dataAdministrator', unit: lovasen.id }, by, 'Hjälper till'),
    );
    const seen = (who: Who) => clinic.app.as(who, (em) => changesSeen(em, 1, lovasen.id));
    expect(await seen(permissions)).toMatchObject([
      { what: 'granted', role: 'dataAdministrator', reason: 'Hjälper till', by: { givenName: 'Lars' } },
    ]);
    expect(await seen(provider)).toHaveLength(1);
    for (const who of [national, clinic.maria, { ...provider, place: { kind: 'careProvider', id: careProviders[1].id } } as const])
      expect(await seen(who)).toEqual([]);
    for (const sql of ['update organisation_change set reason = null', 'delete from organisation_change'])
      for (const who of [permissions, provider, national])
        await expect(clinic.app.as(who, (em) => em.execute(sql, [], 'run'))).rejects.toThrow(/permission denied/);
    await expect(
      clinic.app.as(permissions, (em) =>
        em.execute(
          `insert into organisation_change (id, at, by_id, what, unit_id) values (gen_random_uuid(), now(), ?::uuid, 'unitAdded', ?::uuid)`,
          [national.id, lovasen.id],
          'run',
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('to oneself has a reason, or is not done', async () => {
    const by = { id: permissions.id, at: MONDAY };
    await expect(
      clinic.app.as(permissions, (em) => grantRole(em, { staff: permissions.id, role: 'therapist', unit: lovasen.id }, by)),
    ).rejects.toThrow(/organisation_change_own/);
  });
});

describe('commissions from HSA', () => {
  const commission = (name: string, careUnit: string) => ({
    hsaId: 'MIU-HANNA',
    name,
    purpose: 'careAndTreatment',
    systemRoles: [],
    careUnit,
  });

  test('make a role usable, are renewed, and never move to another person; a care unit that is unknown here is left out', async () => {
    const hanna = named('Hanna').id;
    const users = () => clinic.app.as(permissions, (em) => usersOfRole(em, lovasen.id, 'therapist'));
    expect(await users()).not.toContain(hanna);
    const keep = (staff: string, name: string, careUnit: string) =>
      clinic.app.as({ kind: 'signIn' }, (em) => keepCommissions(em, staff, [commission(name, careUnit)], MONDAY));
    await keep(hanna, 'Vård', 'SE-OKÄND');
    expect(await users()).not.toContain(hanna);
    await keep(hanna, 'Vård', careUnits[1].hsaId);
    await keep(ulf, 'Stulen', careUnits[1].hsaId);
    expect(await users()).toContain(hanna);
    const staff = await clinic.app.as(permissions, (em) => staffWithRoles(em, lovasen.id));
    expect(staff.find((each) => each.staff.id === hanna)?.hasCommission).toBe(true);
    for (const who of [permissions, provider, national])
      await expect(
        clinic.app.as(who, (em) => keepCommissions(em, ulf, [{ ...commission('Egen', careUnits[0].hsaId), hsaId: 'MIU-EGEN' }], MONDAY)),
      ).rejects.toThrow(/row-level security/);
  });
});
