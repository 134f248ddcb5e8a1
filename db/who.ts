/** In whose name the rows are read and written. Row-level security answers accordingly. */
export type Who =
  /** `id` is whose rows they are; `actor` who acts, when that is somebody else: a guardian or an agent. */
  | { readonly kind: 'citizen'; readonly id: string; readonly actor?: string }
  | { readonly kind: 'staff'; readonly id: string; readonly unit: string }
  /** Somebody who administers, and sees no citizen's rows; of the log, those of a care unit whose log they follow up. */
  | { readonly kind: 'administrator'; readonly id: string; readonly place: AdministratorPlace }
  /** The API before a session exists: persons, commissions and sessions only. */
  | { readonly kind: 'signIn' }
  /** The worker with its relay and watcher: running moments and what hangs on them. Nothing through the API's address. */
  | { readonly kind: 'worker' }
  /** The payload codec, which knows a workflow and no reader: wrapped keys only. */
  | { readonly kind: 'codec' }
  /** The stand-ins of the channels, in development: their own deliveries only. */
  | { readonly kind: 'standIns' }
  /** The owner, setting up: publishing moments and seeding the organisation. Nothing through a serving role. */
  | { readonly kind: 'setup' };

/** Where an administrator works. The platform has no id. */
export type AdministratorPlace =
  | { readonly kind: 'platform' }
  | { readonly kind: 'careProvider'; readonly id: string }
  | { readonly kind: 'careUnit'; readonly id: string };

/** What `stegvis_enter` is given at the beginning of a transaction: who, person, actor, unit, kind of place, place, the age. */
export function enteringAs(who: Who, guardianUntilAge: number): readonly (string | number | null)[] {
  const place = who.kind === 'administrator' ? who.place : null;
  return [
    who.kind,
    'id' in who ? who.id : null,
    who.kind === 'citizen' ? (who.actor ?? null) : null,
    who.kind === 'staff' ? who.unit : null,
    place?.kind ?? null,
    place !== null && 'id' in place ? place.id : null,
    guardianUntilAge,
  ];
}
