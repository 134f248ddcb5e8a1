import { describe, expect, test } from 'vitest';
import type { Commission, Grant, Staff } from '../../db/people.ts';
import { workplacesOf } from '../../db/workplace.ts';

const AT = Date.parse('2026-11-22T12:00:00Z');
const psychiatry = { id: 'psykiatri', name: 'Psykiatrin' };
const provider = { id: 'norrvik', name: 'Norrviks vård' };

const commission = (over: Partial<Commission> = {}): Commission => ({
  id: 'uppdrag',
  hsaId: 'SE-1',
  name: 'Vård och behandling',
  purpose: 'careAndTreatment',
  systemRoles: [],
  validFrom: 0,
  validTo: null,
  careUnit: psychiatry,
  careProvider: provider,
  ...over,
});
const on = (role: Grant['role'], over: Partial<NonNullable<Grant['unit']>> = {}): Grant => ({
  role,
  unit: { id: 'somn', name: 'Sömnmottagningen', kind: 'care', active: true, careUnit: psychiatry.id, ...over },
  careProvider: null,
});
const person = (over: Partial<Staff>) => ({ active: true, grants: [], commissions: [], ...over });
const kinds = (over: Partial<Staff>): string[] => workplacesOf(person(over), AT).map((each) => `${each.kind}:${each.roles.join('+')}`);

describe('where staff may work', () => {
  test('a unit of care asks for a role on it and a commission on its care unit', () => {
    expect(kinds({ grants: [on('therapist'), on('operator')], commissions: [commission()] })).toEqual(['unit:therapist+operator']);
    expect(kinds({ grants: [on('therapist')] })).toEqual([]);
    expect(kinds({ commissions: [commission()] })).toEqual([]);
    expect(kinds({ grants: [on('therapist')], commissions: [commission({ careUnit: { id: 'annan', name: 'En annan' } })] })).toEqual([]);
  });

  test.each([
    ['has not begun', { validFrom: AT + 1 }, []],
    ['begins at this instant', { validFrom: AT }, ['unit:therapist']],
    ['ends at the next', { validTo: AT + 1 }, ['unit:therapist']],
    ['ends at this instant', { validTo: AT }, []],
  ])('a commission that %s', (_how, over, expected) => {
    expect(kinds({ grants: [on('therapist')], commissions: [commission(over)] })).toEqual(expected);
  });

  test('an inactive unit, provider or person is no place to work', () => {
    expect(kinds({ grants: [on('therapist', { active: false })], commissions: [commission()] })).toEqual([]);
    const forProvider = { role: 'careProviderAdministrator' as const, unit: null, careProvider: { ...provider, active: false } };
    expect(kinds({ grants: [forProvider], commissions: [commission()] })).toEqual([]);
    expect(kinds({ active: false, grants: [on('therapist')], commissions: [commission()] })).toEqual([]);
  });

  test('a publishing unit and the platform ask for no commission', () => {
    expect(kinds({ grants: [on('designer', { kind: 'publishing', careUnit: null })] })).toEqual(['unit:designer']);
    expect(kinds({ grants: [{ role: 'systemAdministrator', unit: null, careProvider: null }] })).toEqual(['platform:systemAdministrator']);
  });

  test('a care provider is administered with a commission on one of its care units', () => {
    const grant = { role: 'careProviderAdministrator' as const, unit: null, careProvider: { ...provider, active: true } };
    expect(kinds({ grants: [grant], commissions: [commission({ purpose: 'administration' })] })).toEqual([
      'careProvider:careProviderAdministrator',
    ]);
    expect(kinds({ grants: [grant], commissions: [commission({ careProvider: { id: 'annan', name: 'En annan' } })] })).toEqual([]);
  });

  test('the log is followed up by purpose and system role together, whatever is granted here (LOG-19)', () => {
    const log = { purpose: 'administration', systemRoles: ['BIF;Loggadministratör'] };
    expect(kinds({ commissions: [commission(log)] })).toEqual(['careUnit:logAdministrator']);
    expect(kinds({ commissions: [commission({ ...log, purpose: 'careAndTreatment' })] })).toEqual([]);
    expect(kinds({ commissions: [commission({ ...log, systemRoles: [] })] })).toEqual([]);
  });

  test('of several commissions on a care unit the one for care and treatment is worked under', () => {
    const [place] = workplacesOf(
      person({ grants: [on('therapist')], commissions: [commission({ id: 'a', purpose: 'administration' }), commission({ id: 'v' })] }),
      AT,
    );
    expect(place?.kind === 'unit' ? place.commission?.id : null).toBe('v');
  });
});
