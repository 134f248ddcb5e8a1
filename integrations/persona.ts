/** Someone that a person may sign in as at the local provider. Given as data; nothing here knows the database. */
export interface Persona {
  /** Stable and unique, `erik`. */
  readonly subject: string;
  readonly group: 'citizen' | 'staff';
  readonly givenName: string;
  readonly familyName: string;
  /** One line under the name: who this is. */
  readonly description: string;
  /** As the national identity providers send them: `personalIdentityNumber`, or `employeeHsaId` with `commissionUnit`. */
  readonly claims: Readonly<Record<string, string>>;
}
