import { randomUUID } from 'node:crypto';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { handOverVersion } from '../../db/cataloguePublishing.ts';
import { setUp } from '../../db/orm.ts';
import type { Role } from '../../db/role.ts';
import type { Who } from '../../db/who.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { careProviders } from '../../start/seed/places.ts';
import { checkUp } from './checkUp.ts';
import type { Clinic } from './clinic.ts';

/** The one in the organisation who has this role there, working there. */
export function holderOf(role: Role, where: string): Who & { readonly kind: 'staff' } {
  const found = organisation.staff.find(({ grants }) => grants.some((grant) => grant.role === role && grant.unit === where));
  if (!found) throw new Error(`Nobody is ${role} there.`);
  return { kind: 'staff', id: found.id, unit: where };
}

/** The one who administers the first care provider. */
export function providersAdministrator(): Who & { readonly kind: 'administrator' } {
  const [provider] = careProviders;
  const found = organisation.staff.find(({ grants }) => grants.some((grant) => grant.careProvider === provider.id));
  if (!found) throw new Error('Nobody administers the care provider.');
  return { kind: 'administrator', id: found.id, place: { kind: 'careProvider', id: provider.id } };
}

/** The one with this role on the platform. */
export function onPlatform(role: 'nationalAdministrator' | 'systemAdministrator'): Who & { readonly kind: 'administrator' } {
  const found = organisation.staff.find(({ grants }) => grants.some((grant) => grant.role === role));
  if (!found) throw new Error(`Nobody is ${role}.`);
  return { kind: 'administrator', id: found.id, place: { kind: 'platform' } };
}

/** Grants a role on a unit, as whoever may would. */
export const grant = (clinic: Clinic, staff: string, role: Role, unit: string): Promise<void> =>
  setUp(clinic.fresh.urls.owner, async (em) => {
    await em.execute(
      `insert into role_grant (staff_id, unit_id, role) values (?::uuid, ?::uuid, ?) on conflict do nothing`,
      [staff, unit, role],
      'run',
    );
  });

/** A version of the check-up that these people have designed, before the publishers of this unit. */
export async function handOver(
  clinic: Clinic,
  version: string,
  {
    owner,
    designers,
    change = (moment) => moment,
  }: { owner: string; designers: readonly [string, ...string[]]; change?: (moment: Moment) => Moment },
): Promise<string> {
  const compiled = compile(change({ ...checkUp, version }));
  if (compiled.plan === null) throw new Error(JSON.stringify(compiled.problems));
  const { plan, moment: document } = compiled;
  const id = randomUUID();
  await setUp(clinic.fresh.urls.owner, (em) =>
    handOverVersion(em, { id, document, plan, planHash: `test ${id}`, owner, designers, at: clinic.clock.at }),
  );
  return id;
}
