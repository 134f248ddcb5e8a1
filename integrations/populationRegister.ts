/** The population register (riv:population:residentmaster, ITG-07). Throws `Away` or `Refused`. */
export interface PopulationRegister {
  /** Null when nobody has the number. */
  lookupResident(personalIdentityNumber: string): Promise<Resident | null>;
}

export interface Resident {
  readonly personalIdentityNumber: string;
  /** Left out by the register for some protected identities. */
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly protectedIdentity: boolean;
  /** County and municipality codes, `14` and `80`. Never known of a protected identity. */
  readonly county: string | null;
  readonly municipality: string | null;
  readonly standing: ResidentStanding;
}

export type ResidentStanding =
  | { readonly kind: 'registered' }
  /** The day as the register has it, `2026-03-14`; null when it is not whole. */
  | { readonly kind: 'deceased'; readonly on: string | null }
  /** Moved abroad, given another number, or struck off for another reason. */
  | { readonly kind: 'deregistered'; readonly on: string | null; readonly newNumber: string | null };
