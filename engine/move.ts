/**
 * How the items of one plan live on in another: ids that changed name, from old to new. An id not named here keeps its own.
 * An item of the old plan that the new one lacks is removed; what waited for it is cancelled with a record.
 */
export interface Moved {
  readonly modules: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<string, string>>;
  readonly batteries: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
}
