import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { App } from '../../api/app.ts';
import type { Judge } from '../../api/policy/judge.ts';
import type { Database, Em } from '../../db/orm.ts';
import { setUp } from '../../db/orm.ts';
import { startRunningMoment } from '../../db/runningMoments.ts';
import { createSession } from '../../db/sessions.ts';
import type { NewSession } from '../../db/sessions.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { openApiClinic, URL_OF_TESTS } from '../support/api.ts';
import type { ApiClinic } from '../support/api.ts';
import { HOUR } from '../support/clinic.ts';
import { everything } from './everything.ts';
import { careUnitElsewhere, fillThing } from './fillThing.ts';
import type { Thing } from './fillThing.ts';
import { HSA_ID } from './operations.ts';
import { seedPlaces } from './places.ts';
import type { Place } from './places.ts';
import { here, otherRegion, otherUnit, roles, staffFor } from './readers.ts';
import type { AsRole, RoleName, SeededReader } from './readers.ts';
import { undoneDatabase } from './undone.ts';
import type { UndoneDatabase } from './undone.ts';

/** Two tenants and more, full of canaries, with somebody signed in as everybody. */
export interface World {
  readonly api: App;
  readonly undone: UndoneDatabase['undone'];
  /** Cookies by role and by how the session stands. */
  readonly cookies: ReadonlyMap<RoleName, Readonly<Record<'valid' | 'expired' | 'revoked', string>>>;
  readonly people: ReadonlyMap<RoleName, string>;
  readonly things: ThingsAt;
  /** What administrators' addresses are about. */
  readonly places: ReadonlyMap<RegExp, readonly Place[]>;
  readonly momentVersion: string;
  close(): Promise<void>;
}

/** The running moments that are asked for: of care, and test runs of training for those who work there. */
export interface ThingsAt {
  readonly own: Thing;
  readonly sameUnit: Thing;
  readonly otherUnit: Thing;
  readonly otherRegion: Thing;
  readonly ended: Thing;
  readonly trainingOwn: Thing;
  readonly trainingOther: Thing;
}

/** Opens it all. `judge` in the policy's place asks what the rows alone let through. */
export async function openWorld(judge?: Judge): Promise<World> {
  let rows: UndoneDatabase | null = null;
  let real: Database | null = null;
  const late = (): UndoneDatabase => (rows ??= undoneDatabase(real ?? never()));
  const clinic = await openApiClinic(everything, (made) => {
    real = made.app;
    return {
      db: late().db,
      ...(judge === undefined ? {} : { judge }),
      // Nothing that a cell does is ever committed: there is nothing for the engine to hear of.
      engine: { nudge: async () => false, isReachable: async () => true },
      identity: {
        audiences: ['citizen', 'staff'],
        origins: [],
        begin: async () => ({ redirect: 'http://localhost:3001/', checks: { provider: 'a', state: 'b', nonce: 'c', verifier: 'd' } }),
        finish: () => Promise.reject(new Error('There is no provider in this test.')),
        signOut: async () => `${URL_OF_TESTS}/`,
        readLogout: () => Promise.reject(new Error('There is no provider in this test.')),
      },
    };
  });
  const { hsaId, name, organisationNumber } = here.careProvider;
  const careProvider = { hsaId, name, organisationNumber };
  const careUnit = { hsaId: here.careUnit.hsaId, name: here.careUnit.name, endsAt: null };
  clinic.hsa.units.set(HSA_ID, { name: 'Ny enhet', belongsTo: { careUnit, careProvider } });
  clinic.hsa.people.set(HSA_ID, {
    givenName: 'Ny',
    familyName: 'Medarbetare',
    commissions: [{ hsaId: `${HSA_ID}-U`, name: 'Uppdrag', purpose: 'Vård och behandling', careUnit, careProvider }],
  });
  const seeded = roles.map((role, number) => ({ role, valid: staffFor(role, number), revoked: staffFor(role, 50 + number) }));
  const helpers = { here: randomUUID(), otherUnit: randomUUID(), otherRegion: randomUUID(), training: randomUUID() };
  const family = { guardian: randomUUID(), agent: randomUUID(), formerGuardian: randomUUID() };
  const child = citizen('own', year() - 10);
  const teenager = citizen('sameUnit', year() - 20);
  const citizens = {
    own: child,
    sameUnit: teenager,
    otherUnit: citizen('otherUnit'),
    otherRegion: citizen('otherRegion'),
    trainingOwn: citizen('trainingOwn'),
    trainingOther: citizen('trainingOther'),
  };
  await setUp(clinic.fresh.urls.owner, async (em) => {
    for (const each of seeded) for (const staff of [each.valid, each.revoked]) if (staff !== null) await seedStaff(em, staff);
    await seedStaff(em, helper(helpers.here, here.unit.id, here.careUnit.id, 'HERE'));
    await seedStaff(em, helper(helpers.otherUnit, otherUnit.id, otherUnit.careUnit, 'UNIT'));
    await seedStaff(em, helper(helpers.otherRegion, otherRegion.id, otherRegion.careUnit, 'REGION'));
    await seedStaff(em, helper(helpers.training, here.training.id, careUnitElsewhere, 'TRAIN'));
    for (const each of Object.values(citizens)) await seedCitizen(em, each);
    for (const [name, id] of Object.entries(family))
      await seedCitizen(em, { ...citizen(name, year() - 45), id, givenName: 'Familj', familyName: `Familj${name}` });
    for (const [actor, subject, kind] of [
      [family.guardian, child.id, 'guardian'],
      [family.agent, child.id, 'agent'],
      [family.formerGuardian, teenager.id, 'guardian'],
    ])
      await em.execute(
        `insert into guardianship (id, actor_id, citizen_id, kind, valid_from) values (gen_random_uuid(), ?::uuid, ?::uuid, ?, timestamptz '2020-01-01')`,
        [actor, subject, kind],
        'run',
      );
  });

  const cookies = new Map<RoleName, Record<'valid' | 'expired' | 'revoked', string>>();
  const people = new Map<RoleName, string>();
  for (const { role, valid, revoked } of seeded) {
    const personOf = (staff: SeededReader | null): NewSession['person'] =>
      staff === null ? asCitizen(role, child.id, teenager.id, family) : { kind: 'staff', id: staff.id, place: staff.place };
    people.set(role.name, personOf(valid).id);
    cookies.set(role.name, {
      valid: await cookie(clinic, personOf(valid)),
      expired: await cookie(clinic, personOf(valid), -HOUR),
      revoked: await cookie(clinic, personOf(revoked)),
    });
  }
  const therapist = people.get('therapist') ?? never();
  const start = async (
    name: keyof ThingsAt,
    of: SeededCitizen,
    unit: string,
    responsible: string,
    kind: 'real' | 'test' = 'real',
  ): Promise<Thing> => {
    const { id } = await clinic.app.as({ kind: 'staff', id: responsible, unit }, (em) =>
      startRunningMoment(
        em,
        {
          citizen: of.id,
          unit,
          responsible,
          momentVersion: clinic.momentVersion,
          kind,
          facts: { dates: { besok: '2026-11-20' }, facts: { alder: 30 } },
        },
        clinic.clock,
      ),
    );
    await clinic.catchUp(id);
    return fillThing({
      clinic,
      name,
      id,
      unit,
      responsible,
      citizen: of,
      staff: await cookie(clinic, { kind: 'staff', id: responsible, place: { kind: 'unit', id: unit, commission: null } }),
      theirs: await cookie(clinic, { kind: 'citizen', id: of.id }),
    });
  };
  // One and the same citizen: what has ended, and what goes on.
  const ended = await start('ended', child, here.unit.id, therapist);
  const things: ThingsAt = {
    ended,
    own: await start('own', child, here.unit.id, therapist),
    sameUnit: await start('sameUnit', teenager, here.unit.id, helpers.here),
    otherUnit: await start('otherUnit', citizens.otherUnit, otherUnit.id, helpers.otherUnit),
    otherRegion: await start('otherRegion', citizens.otherRegion, otherRegion.id, helpers.otherRegion),
    trainingOwn: await start(
      'trainingOwn',
      citizens.trainingOwn,
      here.training.id,
      people.get('therapist on a training unit') ?? never(),
      'test',
    ),
    trainingOther: await start('trainingOther', citizens.trainingOther, here.training.id, helpers.training, 'test'),
  };
  const places = await setUp(clinic.fresh.urls.owner, (em) =>
    seedPlaces(em, clinic.momentVersion, {
      maker: helpers.here,
      elsewhere: helpers.otherRegion,
      therapist,
      publisher: people.get('publisher') ?? never(),
      provider: people.get('care provider administrator') ?? never(),
      system: people.get('system administrator') ?? never(),
      permission: people.get('permission administrator') ?? never(),
      publishing: people.get('permission administrator of a publishing unit') ?? never(),
    }),
  );
  await setUp(clinic.fresh.urls.owner, async (em) => {
    for (const { role, revoked } of seeded) {
      if (revoked === null) continue;
      await em.execute(`delete from role_grant where staff_id = ?::uuid`, [revoked.id], 'run');
      if (role.place === 'careUnit')
        await em.execute(`update commission set valid_to = valid_from where staff_id = ?::uuid`, [revoked.id], 'run');
    }
  });
  for (const [name, { revoked }] of cookies)
    if (roles.some((role) => role.name === name && role.place === 'citizen'))
      await clinic.api.request('/auth/sign-out', { method: 'POST', headers: { cookie: revoked, origin: URL_OF_TESTS } });
  return {
    api: clinic.api,
    undone: late().undone,
    cookies,
    people,
    things,
    places,
    momentVersion: clinic.momentVersion,
    close: () => clinic.close(),
  };
}

function asCitizen(
  role: AsRole,
  child: string,
  teenager: string,
  family: Readonly<Record<'guardian' | 'agent' | 'formerGuardian', string>>,
): NewSession['person'] {
  if (role.name === 'guardian') return { kind: 'citizen', id: family.guardian, actingFor: child };
  if (role.name === 'agent') return { kind: 'citizen', id: family.agent, actingFor: child };
  if (role.name === 'former guardian') return { kind: 'citizen', id: family.formerGuardian, actingFor: teenager };
  return { kind: 'citizen', id: child };
}

interface SeededCitizen {
  readonly id: string;
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** One whose every fact is a canary of its own. */
let count = 0;
const citizen = (name: string, born = 1980): SeededCitizen => ({
  id: randomUUID(),
  number: `${born}0${1 + (count % 9)}${10 + (count += 1)}2380`,
  givenName: 'Kim',
  familyName: `Kanarienamn-${name}`,
});

const year = (): number => new Date().getFullYear();

async function seedCitizen(em: Em, { id, number, givenName, familyName }: SeededCitizen): Promise<void> {
  await em.execute(
    `insert into citizen (id, personal_identity_number, given_name, family_name, email, mobile, notices, municipality, county) values (?::uuid, ?, ?, ?, ?, ?, true, ?, ?)`,
    [id, number, givenName, familyName, `${familyName}@example.se`, `+4670${number.slice(4)}`, `${familyName}-kommun`, `${familyName}-lan`],
    'run',
  );
}

const helper = (id: string, unit: string, careUnit: string, name: string): SeededReader => ({
  id,
  hsaId: `SE2321000016-H${name}`,
  givenName: 'Kollega',
  familyName: `Kanariepersonal-${name}`,
  title: 'Psykolog',
  grants: [{ role: 'therapist', unit, careProvider: null }],
  commission: { careUnit, purpose: 'careAndTreatment', systemRoles: [] },
  place: null,
});

async function seedStaff(em: Em, { id, hsaId, givenName, familyName, title, grants, commission }: SeededReader): Promise<void> {
  await em.execute(
    `insert into staff (id, hsa_id, given_name, family_name, title, email) values (?::uuid, ?, ?, ?, ?, null)`,
    [id, hsaId, givenName, familyName, title],
    'run',
  );
  for (const grant of grants)
    await em.execute(
      `insert into role_grant (staff_id, unit_id, care_provider_id, role) values (?::uuid, ?::uuid, ?::uuid, ?)`,
      [id, grant.unit, grant.careProvider, grant.role],
      'run',
    );
  await em.execute(
    `insert into commission (id, hsa_id, name, staff_id, care_unit_id, purpose, system_roles, valid_from)
     values (gen_random_uuid(), ?, 'Uppdrag', ?::uuid, ?::uuid, ?, ?::text[], timestamptz '2020-01-01')`,
    [`${hsaId}-U`, id, commission.careUnit, commission.purpose, `{${commission.systemRoles.map((each) => `"${each}"`).join(',')}}`],
    'run',
  );
}

async function cookie(clinic: ApiClinic, person: NewSession['person'], forMs = 10 * HOUR): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const idHash = createHash('sha256').update(secret).digest();
  const at = forMs < 0 ? clinic.clock.at + 2 * forMs : clinic.clock.at;
  await clinic.app.as({ kind: 'signIn' }, (em) =>
    createSession(em, { idHash, person, idToken: null, at, expiresAt: clinic.clock.at + forMs }),
  );
  return `stegvis-${person.kind}=${secret}`;
}

const never = (): never => {
  throw new Error(`The world of the access matrix is not whole (${organisation.units.length} units).`);
};
