/** Whom and what the stand-ins of the national services know. Given as data; nothing here knows the database. */
export interface StandInPeople {
  readonly citizens: readonly StandInCitizen[];
  readonly staff: readonly StandInStaff[];
  readonly units: readonly StandInUnit[];
}

/** A person in the population register, with their account at 1177 when they have one. */
export interface StandInCitizen {
  readonly personalIdentityNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly protectedIdentity: boolean;
  /** `2026-03-14`, or null. */
  readonly deceasedOn: string | null;
  /** False: moved abroad. */
  readonly registered: boolean;
  readonly county: string | null;
  readonly municipality: string | null;
  /** Null: has never signed in to 1177. */
  readonly account: { readonly email: string | null; readonly mobile: string | null; readonly notices: boolean } | null;
  /** Children's personal identity numbers. */
  readonly children: readonly string[];
}

/** A person in HSA. */
export interface StandInStaff {
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly protectedPerson: boolean;
  /** Those that hold now: HSA answers no other. */
  readonly commissions: readonly {
    readonly hsaId: string;
    readonly name: string;
    /** As HSA writes it: `Vård och behandling`. */
    readonly purpose: string;
    readonly careUnit: { readonly hsaId: string; readonly name: string };
    readonly careProvider: { readonly hsaId: string; readonly name: string; readonly organisationNumber: string };
  }[];
  /** `BIF;Loggadministratör`. */
  readonly systemRoles: readonly string[];
}

/** A unit in HSA. */
export interface StandInUnit {
  readonly hsaId: string;
  readonly name: string;
  readonly email: string | null;
  readonly county: string | null;
  readonly municipality: string | null;
  /** Null: belongs to no care unit. */
  readonly careUnit: {
    readonly hsaId: string;
    readonly name: string;
    readonly careProvider: { readonly hsaId: string; readonly name: string; readonly organisationNumber: string };
  } | null;
}
