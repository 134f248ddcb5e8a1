/** In whose name the rows are read and written. Row-level security answers accordingly. */
export type Who =
  | { readonly kind: 'citizen'; readonly id: string }
  | { readonly kind: 'staff'; readonly id: string; readonly unit: string }
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

/** The settings of a transaction made in somebody's name. Every one is set, so that nothing is left of another reader. */
export function settingsOf(who: Who): Record<string, string> {
  return {
    'stegvis.who': who.kind,
    'stegvis.person': 'id' in who ? who.id : '',
    'stegvis.unit': 'unit' in who ? who.unit : '',
  };
}
