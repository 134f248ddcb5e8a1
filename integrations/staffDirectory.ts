/** Staff in HSA (infrastructure:directory:authorizationmanagement and :employee, ITG-08). Those with protected identity are answered too (ITG-23). Throws `Away` or `Refused`. */
export interface StaffDirectory {
  /** Commissions and system roles; null when HSA has nobody with the id. */
  getCredentials(hsaId: string): Promise<Credentials | null>;
  /** Who it is; null when HSA has nobody with the id. */
  getEmployee(hsaId: string): Promise<Employee | null>;
}

export interface Credentials {
  readonly hsaId: string;
  readonly givenName: string | null;
  readonly familyName: string;
  readonly protectedPerson: boolean;
  readonly commissions: readonly DirectoryCommission[];
  /** `BIF;Loggadministratör`: system and role, as HSA writes them. */
  readonly systemRoles: readonly string[];
}

/** A commission as HSA answers it: one that has ended is not answered at all. */
export interface DirectoryCommission {
  readonly hsaId: string;
  readonly name: string;
  /** As HSA writes it: `Vård och behandling`, `Administration`. */
  readonly purpose: string;
  readonly careUnit: { readonly hsaId: string; readonly name: string; readonly endsAt: string | null } | null;
  readonly careProvider: { readonly hsaId: string; readonly name: string };
}

export interface Employee {
  readonly hsaId: string;
  readonly givenName: string | null;
  readonly familyName: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly protectedPerson: boolean;
  readonly endsAt: string | null;
}
