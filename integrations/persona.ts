/** Someone that a person may sign in as at a local provider. Given as data; nothing here knows the database. */
export interface Persona {
  /** Stable and unique, `erik`. */
  readonly subject: string;
  readonly group: 'citizen' | 'staff';
  /** What they are gathered under on the provider's page; those of one heading stand together. */
  readonly heading?: string;
  readonly givenName: string;
  readonly familyName: string;
  /** One line under the name: who this is. */
  readonly description: string;
  /**
   * As the national identity providers send them: `personalIdentityNumber`, or `employeeHsaId` and, when the person has chosen a commission
   * already there, `commissionHsaId` with `commissionPurpose` and `systemRole`.
   */
  readonly claims: Readonly<Record<string, string>>;
  /** Cannot sign in with SITHS. */
  readonly withoutSiths?: true;
  /** What the provider vouches for; 3 unless told. */
  readonly level?: 2 | 3 | 4;
}

/** The level of assurance as providers of the Swedish identity federations say it. */
export const levelOfPersona = (persona: Persona): string => `http://id.elegnamnden.se/loa/1.0/loa${persona.level ?? 3}`;
