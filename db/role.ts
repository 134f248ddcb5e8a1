/** Roles that are granted here, by scope (docs/rights.md §2). `logAdministrator` is HSA's alone. */
export type UnitRole =
  | 'permissionAdministrator'
  | 'citizenAdministrator'
  | 'therapist'
  | 'dataAdministrator'
  | 'operator'
  | 'designer'
  | 'publisher';
export type AdministratorRole = 'nationalAdministrator' | 'systemAdministrator' | 'careProviderAdministrator' | 'logAdministrator';
export type Role = UnitRole | AdministratorRole;
