import type { Who } from '../../db/who.ts';
import type { careUnits } from '../../start/seed/places.ts';
import { careProviders, units } from '../../start/seed/places.ts';
import { staff } from '../../start/seed/staff.ts';
import type { HandHsa } from './handHsa.ts';

/** The demo's administrators, each where they work. */
export const administrators = {
  national: { kind: 'administrator', id: named('Sofia').id, place: { kind: 'platform' } },
  provider: { kind: 'administrator', id: named('Karin').id, place: { kind: 'careProvider', id: careProviders[0].id } },
  permissions: { kind: 'staff', id: named('Lars').id, unit: units[1].id },
} as const satisfies Record<string, Who>;

export function named(givenName: string) {
  const person = staff.find((each) => each.givenName === givenName);
  if (!person) throw new Error(`Nobody of the demo is called ${givenName}.`);
  return person;
}

/** Tells HSA of a person with a commission on each care unit. */
export function tellPerson(
  hsa: HandHsa,
  hsaId: string,
  givenName: string,
  on: readonly (typeof careUnits)[number][],
  protectedPerson = false,
): void {
  hsa.people.set(hsaId, {
    givenName,
    familyName: 'Ny',
    protectedPerson,
    commissions: on.map((careUnit) => {
      const provider = careProviders.find(({ id }) => id === careUnit.careProvider) ?? careProviders[0];
      return {
        hsaId: `${hsaId}-${careUnit.hsaId}`,
        name: 'Vård',
        purpose: 'Vård och behandling',
        careUnit: { hsaId: careUnit.hsaId, name: careUnit.name, endsAt: null },
        careProvider: { hsaId: provider.hsaId, name: provider.name },
      };
    }),
  });
}

/** Tells HSA of a unit that belongs to a care unit, or to none. */
export function tellUnit(
  hsa: HandHsa,
  hsaId: string,
  name: string,
  careUnit: { readonly hsaId: string; readonly name: string } | null,
  provider: (typeof careProviders)[number] = careProviders[0],
): void {
  const { hsaId: providerId, name: providerName, organisationNumber } = provider;
  hsa.units.set(hsaId, {
    name,
    belongsTo:
      careUnit === null
        ? null
        : {
            careUnit: { hsaId: careUnit.hsaId, name: careUnit.name },
            careProvider: { hsaId: providerId, name: providerName, organisationNumber },
          },
  });
}
