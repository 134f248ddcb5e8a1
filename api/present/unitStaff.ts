import type { ToldChange } from '../../db/organisationChange.ts';
import type { UnitKind } from '../../db/people.ts';
import type { UnitStaff } from '../../db/rolesOnUnit.ts';
import { grantable } from '../policy/grantable.ts';
import { roleNames } from '../policy/roleNames.ts';
import { unitRole } from '../schemas/organisation.ts';
import type { UnitStaffList } from '../schemas/organisation.ts';
import { presentChange, presentStaff } from './organisation.ts';

/** The unit's staff, for its permission administrator: of the same unit, so nobody is masked. */
export function presentUnitStaff(
  unit: { readonly name: string; readonly kind: UnitKind; readonly careUnit: string | null },
  rows: readonly UnitStaff[],
  changes: readonly ToldChange[],
  reader: string,
): UnitStaffList {
  return {
    unit: { name: unit.name, kind: unit.kind, careUnit: unit.careUnit },
    roles: grantable[unit.kind].map((role) => ({
      role,
      ...roleNames[role],
      holders: rows.filter((row) => row.roles.includes(role) && !row.suspended && row.hasCommission && row.staff.active).length,
      recommended: role === 'designer' || role === 'publisher' ? 1 : 2,
    })),
    staff: rows.map((row) => ({
      ...presentStaff(row.staff, true),
      roles: unitRole.options.filter((role) => row.roles.includes(role)),
      permissionAdministrator: row.roles.includes('permissionAdministrator'),
      suspended: row.suspended,
      hasCommission: row.hasCommission,
      responsibleFor: row.responsibleFor,
      oneself: row.staff.id === reader,
    })),
    changes: changes.map((each) => presentChange(each, true)),
  };
}
