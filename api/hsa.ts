import { Away } from '../integrations/away.ts';
import { lookUpStaff } from '../integrations/lookUp.ts';
import { Refused } from '../integrations/standIn.ts';
import type { CommissionInHsa } from '../db/commissions.ts';
import type { PersonInHsa } from '../db/organisationStaff.ts';
import type { Deps } from './deps.ts';

/** What HSA says of a person just now. `away`: it did not answer, and what is known here has to do. */
export type AskedPerson =
  | {
      readonly kind: 'known';
      readonly person: PersonInHsa;
      readonly commissions: readonly (CommissionInHsa & { readonly careProvider: string })[];
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'away' };

/** What HSA says of a unit just now, with the care unit and care provider that it belongs to. */
export type AskedUnit =
  | {
      readonly kind: 'known';
      readonly name: string;
      readonly belongsTo: {
        readonly careUnit: { readonly hsaId: string; readonly name: string };
        readonly careProvider: { readonly hsaId: string; readonly name: string; readonly organisationNumber: string };
      } | null;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'away' };

/** Asks HSA for a person with commissions (UNI-26). Outside of any transaction: nobody waits for HSA with a lock in hand. */
export async function askPerson(deps: Deps, hsaId: string): Promise<AskedPerson> {
  const found = await lookUpStaff(deps.services, hsaId);
  if (found.kind !== 'known') return { kind: found.kind };
  const { credentials, employee } = found;
  return {
    kind: 'known',
    person: {
      hsaId,
      givenName: employee.givenName ?? '',
      familyName: employee.familyName,
      title: employee.title ?? '',
      email: employee.email,
      mobile: employee.mobile,
      protected: employee.protectedPerson || credentials.protectedPerson,
    },
    commissions: credentials.commissions.flatMap(({ hsaId: id, name, purpose, careUnit, careProvider }) =>
      careUnit === null
        ? []
        : [
            {
              hsaId: id,
              name,
              purpose: purposes[purpose] ?? purpose,
              systemRoles: credentials.systemRoles,
              careUnit: careUnit.hsaId.toUpperCase(),
              careProvider: careProvider.hsaId.toUpperCase(),
            },
          ],
    ),
  };
}

/** Asks HSA for a unit (UNI-27). */
export async function askUnit(deps: Deps, hsaId: string): Promise<AskedUnit> {
  try {
    const [unit, belongsTo] = await Promise.all([
      deps.services.unitDirectory.getUnit(hsaId),
      deps.services.unitDirectory.getHealthCareUnit(hsaId),
    ]);
    if (unit === null) return { kind: 'unknown' };
    if (belongsTo === null || belongsTo.isArchived) return { kind: 'known', name: unit.name, belongsTo: null };
    const { careUnit, careProvider } = belongsTo;
    return {
      kind: 'known',
      name: unit.name,
      belongsTo: {
        careUnit: { hsaId: careUnit.hsaId.toUpperCase(), name: careUnit.name },
        careProvider: { ...careProvider, hsaId: careProvider.hsaId.toUpperCase() },
      },
    };
  } catch (error) {
    if (error instanceof Away || error instanceof Refused) return { kind: 'away' };
    throw error;
  }
}

/** HSA's words for purposes, as our rows have them. */
const purposes: Readonly<Record<string, string>> = { 'Vård och behandling': 'careAndTreatment', Administration: 'administration' };
