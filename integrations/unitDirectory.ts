/** Units in HSA (infrastructure:directory:organization, ITG-08). Throws `Away` or `Refused`. */
export interface UnitDirectory {
  /** Null when HSA has no such unit. */
  getUnit(hsaId: string): Promise<DirectoryUnit | null>;
  /** The care unit and care provider that a unit belongs to; null when it belongs to none. */
  getHealthCareUnit(hsaId: string): Promise<HealthCareUnit | null>;
}

export interface DirectoryUnit {
  readonly hsaId: string;
  readonly name: string;
  readonly publicName: string;
  readonly county: string | null;
  readonly municipality: string | null;
  readonly email: string | null;
  /** ISO instants; null when HSA sets no limit. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

export interface HealthCareUnit {
  /** The unit itself is a care unit. */
  readonly isCareUnit: boolean;
  readonly careUnit: { readonly hsaId: string; readonly name: string };
  readonly careProvider: { readonly hsaId: string; readonly name: string; readonly organisationNumber: string };
  readonly endsAt: string | null;
  readonly isArchived: boolean;
}
