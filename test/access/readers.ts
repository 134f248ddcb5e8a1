import { randomUUID } from 'node:crypto';
import type { Role } from '../../db/role.ts';
import { careProviders, careUnits, units } from '../../start/seed/places.ts';

/** One of those whom the matrix asks as: a single role, where it is held. */
export interface AsRole {
  readonly name: string;
  /** What the permission matrix calls them. None: signed in, and no workplace chosen. */
  readonly role: Role | 'citizen' | null;
  readonly place: 'unit' | 'training' | 'publishing' | 'careProvider' | 'careUnit' | 'platform' | 'citizen' | 'none';
  /** Whose running moments are a citizen's own in this session. */
  readonly for?: 'child' | 'nobody';
}

/** The unit, the care unit and the care provider that everybody of the matrix is at; the rest is somewhere else. */
export const here = {
  unit: units[0],
  careUnit: careUnits[0],
  careProvider: careProviders[0],
  publishing: units[3],
  training: units[4],
} as const;
export const otherUnit = units[1];
export const otherRegion = units[2];

/** A row for each way of being signed in. */
export const roles = [
  { name: 'citizen', role: 'citizen', place: 'citizen', for: 'child' },
  { name: 'guardian', role: 'citizen', place: 'citizen', for: 'child' },
  { name: 'agent', role: 'citizen', place: 'citizen', for: 'child' },
  // Acted for a child who has turned thirteen: oneself again.
  { name: 'former guardian', role: 'citizen', place: 'citizen', for: 'nobody' },
  { name: 'therapist', role: 'therapist', place: 'unit' },
  { name: 'citizen administrator', role: 'citizenAdministrator', place: 'unit' },
  { name: 'data administrator', role: 'dataAdministrator', place: 'unit' },
  { name: 'permission administrator', role: 'permissionAdministrator', place: 'unit' },
  { name: 'operator', role: 'operator', place: 'unit' },
  { name: 'designer', role: 'designer', place: 'training' },
  { name: 'therapist on a training unit', role: 'therapist', place: 'training' },
  { name: 'publisher', role: 'publisher', place: 'publishing' },
  { name: 'permission administrator of a publishing unit', role: 'permissionAdministrator', place: 'publishing' },
  { name: 'national administrator', role: 'nationalAdministrator', place: 'platform' },
  { name: 'system administrator', role: 'systemAdministrator', place: 'platform' },
  { name: 'care provider administrator', role: 'careProviderAdministrator', place: 'careProvider' },
  { name: 'log administrator', role: 'logAdministrator', place: 'careUnit' },
  { name: 'undecided', role: null, place: 'none' },
] as const satisfies readonly AsRole[];

export type RoleName = (typeof roles)[number]['name'];

/** A member of staff for a role: by which grants and commission. */
export function staffFor({ name, role, place }: AsRole, number: number): SeededReader | null {
  if (place === 'citizen') return null;
  const commission = { careUnit: here.careUnit.id, purpose: 'careAndTreatment', systemRoles: [] as readonly string[] };
  const log = { careUnit: here.careUnit.id, purpose: 'administration', systemRoles: ['BIF;Loggadministratör'] };
  const at = {
    unit: here.unit.id,
    training: here.training.id,
    publishing: here.publishing.id,
    careProvider: null,
    careUnit: null,
    platform: null,
    none: null,
  }[place];
  return {
    id: randomUUID(),
    hsaId: `SE2321000016-MX${number}`,
    givenName: 'Prov',
    familyName: `Person${number}`,
    title: name,
    grants:
      role === null
        ? [
            { role: 'therapist', unit: here.unit.id, careProvider: null },
            { role: 'therapist', unit: here.training.id, careProvider: null },
          ]
        : place === 'careUnit'
          ? []
          : [{ role, unit: at, careProvider: place === 'careProvider' ? here.careProvider.id : null }],
    commission: place === 'careUnit' ? log : commission,
    place:
      place === 'none'
        ? null
        : place === 'platform'
          ? { kind: 'platform', id: null, commission: null }
          : place === 'careProvider'
            ? { kind: 'careProvider', id: here.careProvider.id, commission: null }
            : place === 'careUnit'
              ? { kind: 'careUnit', id: here.careUnit.id, commission: null }
              : { kind: 'unit', id: at, commission: null },
  };
}

export interface SeededReader {
  readonly id: string;
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly grants: readonly { readonly role: string; readonly unit: string | null; readonly careProvider: string | null }[];
  readonly commission: { readonly careUnit: string; readonly purpose: string; readonly systemRoles: readonly string[] };
  readonly place: {
    readonly kind: 'unit' | 'careProvider' | 'careUnit' | 'platform';
    readonly id: string | null;
    readonly commission: null;
  } | null;
}
