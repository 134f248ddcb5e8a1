import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { has, may, maySee } from '../../../api/policy.ts';
import { nobodyBlocks } from '../../../api/policy/blockRegister.ts';
import { decide, decideNear, deniedBecause } from '../../../api/policy/decide.ts';
import type { Relation, Subject } from '../../../api/policy/decide.ts';
import { maskedCitizen, mayBeInMassStart } from '../../../api/policy/masking.ts';
import { judgeOf, letJudge } from '../../../api/policy/judge.ts';
import { nearnessOf } from '../../../api/policy/nearness.ts';
import { permissions } from '../../../api/policy/permissions.ts';
import type { Capability } from '../../../api/policy/permissions.ts';
import type { SignedIn } from '../../../api/signedIn.ts';
import type { Role } from '../../../db/role.ts';

const capabilities = Object.keys(permissions) as Capability[];
const roles = [...new Set(capabilities.flatMap((each) => [...permissions[each].roles]))] as (Role | 'citizen')[];
const nearnesses = ['own', 'actingFor', 'sameUnit', 'otherUnit', 'otherProvider', 'otherRegion', 'none'] as const;
const far: Relation = { nearness: 'none', ended: false, blocked: false, consented: false, emergency: false };

describe('a decision', () => {
  test.each<[string, Subject, Capability, Relation | null, string]>([
    ['nobody has anything', null, 'readContent', null, 'notSignedIn'],
    ['a role gives what the matrix says', { roles: ['therapist'] }, 'readContent', null, 'capability'],
    ['and nothing else', { roles: ['operator'] }, 'readContent', null, 'noCapability'],
    ['a citizen has their own', { roles: ['citizen'] }, 'useOwnMoments', { ...far, nearness: 'own' }, 'own'],
    ['and the child’s, acting for it', { roles: ['citizen'] }, 'useOwnMoments', { ...far, nearness: 'actingFor' }, 'actingFor'],
    ['and nobody else’s', { roles: ['citizen'] }, 'useOwnMoments', far, 'notNear'],
    ['a therapist has the unit’s', { roles: ['therapist'] }, 'steer', { ...far, nearness: 'sameUnit' }, 'sameUnit'],
    ['and not another unit’s', { roles: ['therapist'] }, 'steer', { ...far, nearness: 'otherUnit' }, 'notNear'],
    ['nor another region’s', { roles: ['therapist'] }, 'readContent', { ...far, nearness: 'otherRegion' }, 'notNear'],
    [
      'consent opens reading to another unit',
      { roles: ['therapist'] },
      'readContent',
      { ...far, nearness: 'otherUnit', consented: true },
      'consented',
    ],
    ['but not steering', { roles: ['therapist'] }, 'steer', { ...far, nearness: 'otherUnit', consented: true }, 'notNear'],
    ['nor to one who is nowhere near', { roles: ['therapist'] }, 'readContent', { ...far, consented: true }, 'notNear'],
    [
      'a block outranks consent',
      { roles: ['therapist'] },
      'readContent',
      { ...far, nearness: 'otherUnit', consented: true, blocked: true },
      'blocked',
    ],
    ['and the own unit', { roles: ['therapist'] }, 'readContent', { ...far, nearness: 'sameUnit', blocked: true }, 'blocked'],
    [
      'an emergency outranks a block',
      { roles: ['therapist'] },
      'readContent',
      { ...far, nearness: 'sameUnit', blocked: true, emergency: true },
      'emergency',
    ],
    [
      'and gives no capability',
      { roles: ['operator'] },
      'readContent',
      { ...far, nearness: 'sameUnit', blocked: true, emergency: true },
      'noCapability',
    ],
    ['nor nearness', { roles: ['therapist'] }, 'readContent', { ...far, emergency: true }, 'notNear'],
    [
      'a data administrator sees the ended',
      { roles: ['dataAdministrator'] },
      'seeEnded',
      { ...far, nearness: 'sameUnit', ended: true },
      'sameUnit',
    ],
    ['and only that', { roles: ['dataAdministrator'] }, 'seeEnded', { ...far, nearness: 'sameUnit' }, 'notEnded'],
    [
      'a citizen’s own is not hidden by their own block',
      { roles: ['citizen'] },
      'useOwnMoments',
      { ...far, nearness: 'own', blocked: true },
      'own',
    ],
  ])('%s', (_said, subject, capability, relation, because) => {
    const decision = decide(subject, capability, relation);
    expect(decision.because).toBe(because);
    expect(decision.allowed).toBe(!(because in deniedBecause));
  });

  const relation = fc.record({
    nearness: fc.constantFrom(...nearnesses),
    ended: fc.boolean(),
    blocked: fc.boolean(),
    consented: fc.boolean(),
    emergency: fc.boolean(),
  });
  const asked = fc.record({ held: fc.uniqueArray(fc.constantFrom(...roles)), capability: fc.constantFrom(...capabilities), relation });

  test('a block never opens, an emergency never closes, and a role more never takes away', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...roles), ({ held, capability, relation: to }, another) => {
        const allowed = (subject: Subject, over: Partial<Relation> = {}): boolean =>
          decide(subject, capability, { ...to, ...over }).allowed;
        expect(Number(allowed({ roles: held }, { blocked: true }))).toBeLessThanOrEqual(
          Number(allowed({ roles: held }, { blocked: false })),
        );
        expect(Number(allowed({ roles: held }, { emergency: false }))).toBeLessThanOrEqual(
          Number(allowed({ roles: held }, { emergency: true })),
        );
        expect(Number(allowed({ roles: held }, { consented: false }))).toBeLessThanOrEqual(
          Number(allowed({ roles: held }, { consented: true })),
        );
        expect(Number(allowed({ roles: held.slice(1) }))).toBeLessThanOrEqual(Number(allowed({ roles: held })));
        expect(Number(allowed({ roles: held }))).toBeLessThanOrEqual(Number(allowed({ roles: [...held, another] })));
        expect(allowed(null)).toBe(false);
      }),
    );
  });

  test('nobody far away steers, whatever else holds', () => {
    fc.assert(
      fc.property(asked, ({ held, capability, relation: to }) => {
        const { allowed } = decide({ roles: held }, capability, { ...to, nearness: 'none' });
        expect(allowed).toBe(false);
      }),
    );
  });
});

const hash = new Uint8Array();
const named = { id: 'p', givenName: 'A', familyName: 'B', sessionHash: hash };
const commission = { careProvider: { id: 'vg' } } as Extract<SignedIn, { kind: 'staff' }>['commission'];
const staff: SignedIn = {
  ...named,
  kind: 'staff',
  title: 't',
  unit: { id: 'u', name: 'U', kind: 'care' },
  commission,
  roles: ['therapist'],
};
const citizen: SignedIn = { ...named, kind: 'citizen', actor: null };
const guardian: SignedIn = { ...citizen, actor: { id: 'g', givenName: 'G', familyName: 'H', as: 'guardian' } };
const administrator: SignedIn = {
  ...named,
  kind: 'administrator',
  title: 't',
  place: { kind: 'platform', name: 'S' },
  commission: null,
  roles: ['systemAdministrator'],
};
const undecided: SignedIn = { ...named, kind: 'undecided', title: 't' };

describe('nearness', () => {
  test.each<[SignedIn, Parameters<typeof nearnessOf>[1], string]>([
    [citizen, { citizenId: 'p', unitId: 'x' }, 'own'],
    [guardian, { citizenId: 'p', unitId: 'x' }, 'actingFor'],
    [citizen, { citizenId: 'q', unitId: 'x' }, 'none'],
    [staff, { citizenId: 'q', unitId: 'u' }, 'sameUnit'],
    [staff, { citizenId: 'q', unitId: 'x', careProviderId: 'vg' }, 'otherUnit'],
    [staff, { citizenId: 'q', unitId: 'x', careProviderId: 'annan' }, 'otherProvider'],
    [staff, { citizenId: 'q', unitId: 'x' }, 'otherProvider'],
    [administrator, { citizenId: 'q', unitId: 'u' }, 'none'],
  ])('of $kind is told by the rows', (signedIn, owned, near) => {
    expect(nearnessOf(signedIn, owned)).toBe(near);
    expect(maySee(signedIn, owned)).toBe(near === 'own' || near === 'actingFor' || near === 'sameUnit');
  });

  test('is enough by itself only where nothing else is asked', () => {
    expect(decideNear({ ...far, nearness: 'sameUnit' }).allowed).toBe(true);
  });
});

describe('a route', () => {
  test('is for anyone, for whoever is signed in, or for those who have the capability', () => {
    expect([may(null, { who: 'anyone' }), may(null, { who: 'signedIn' }), may(null, { may: 'steer' })]).toEqual([true, false, false]);
    expect([staff, citizen, administrator, undecided].map((each) => may(each, { who: 'signedIn' }))).toEqual([true, true, true, true]);
    expect([staff, citizen, administrator, undecided].map((each) => may(each, { may: 'steer' }))).toEqual([true, false, false, false]);
    expect([staff, citizen, administrator, undecided].map((each) => has(each, 'useOwnMoments'))).toEqual([false, true, false, false]);
  });

  test('is judged by another only in a test that says so', () => {
    const judged: SignedIn = { ...undecided };
    expect([has(judged, 'steer'), maySee(judged, { citizenId: 'q', unitId: 'u' }), judgeOf(judged)]).toEqual([false, false, undefined]);
    letJudge(judged, { has: () => true, maySee: () => true });
    expect([has(judged, 'steer'), maySee(judged, { citizenId: 'q', unitId: 'u' })]).toEqual([true, true]);
  });
});

test('a register that nobody has told anything blocks nobody', async () => {
  expect(await nobodyBlocks.asked({ citizen: 'c', unit: 'u' })).toEqual({ blocked: false, consented: false });
});

test('a protected identity has no name and no number, and is started on alone', () => {
  const person = { givenName: 'Kim', familyName: 'Ek', personalIdentityNumber: '198001012380' };
  expect(maskedCitizen({ ...person, masked: true })).toEqual({ givenName: 'Skyddad', familyName: 'identitet', personalIdentityNumber: '' });
  expect(maskedCitizen({ ...person, masked: false })).toEqual(person);
  expect([mayBeInMassStart({ protected: true }), mayBeInMassStart({ protected: false })]).toEqual([false, true]);
});
