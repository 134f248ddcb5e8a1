/** The national log of who has seen what (riv:ehr:log, ITG-06). Throws `Away` when it may be tried again and `Refused` when the entries themselves are wrong. */
export interface LogStore {
  /** Stores all or none. The same id again is stored once. */
  storeLog(entries: readonly LogEntry[]): Promise<void>;
}

export interface LogEntry {
  /** A UUID: unique for ever. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly activity: LogActivity;
  /** What was done in our own words, without names: the event of our log. */
  readonly level: string | null;
  /** `Vård och behandling`, `Administration`. */
  readonly purpose: string;
  readonly user: {
    readonly hsaId: string;
    readonly name: string | null;
    /** The commission's name. */
    readonly assignment: string | null;
    readonly title: string | null;
    readonly careProvider: LogPlace;
    readonly careUnit: LogPlace;
  };
  readonly resource: {
    /** `Stöd och behandling`. */
    readonly type: string;
    readonly personalIdentityNumber: string | null;
    readonly careProvider: LogPlace;
    readonly careUnit: LogPlace | null;
  };
}

/** The activities that the log service takes. */
export type LogActivity = 'Läsa' | 'Skriva' | 'Signera' | 'Utskrift' | 'Vidimera' | 'Radera' | 'Nödöppning';

export interface LogPlace {
  readonly hsaId: string;
  readonly name: string | null;
}
