import type { UnitKind } from '../../db/people.ts';
import type { UnitRole } from '../../db/role.ts';

/** The roles that a permission administrator gives on each kind of unit (ROL-05, ROL-11; docs/rights.md §2). The rows hold to the same. */
export const grantable = {
  care: ['therapist', 'citizenAdministrator', 'dataAdministrator', 'operator'],
  publishing: ['designer', 'publisher', 'therapist'],
  training: ['designer', 'therapist'],
} as const satisfies Record<UnitKind, readonly UnitRole[]>;
