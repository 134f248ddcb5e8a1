/** What kind of value stands somewhere in a condition, as far as the document says. */
export type Type =
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'boolean' }
  /** An option's id. */
  | { readonly kind: 'option'; readonly options: readonly string[]; readonly question: string }
  /** How far a module has come. */
  | { readonly kind: 'status'; readonly module: string }
  /** Ids of several options. */
  | { readonly kind: 'options'; readonly options: readonly string[]; readonly question: string }
  | { readonly kind: 'text' }
  /** Text that someone has written: may be looked at in its own form, and nowhere else (promise 8). */
  | { readonly kind: 'written'; readonly question: string }
  | { readonly kind: 'list'; readonly values: readonly (string | number | boolean | null)[] }
  /** What no condition here may look at, and why. */
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'unknown' };

/** The type at a path; unknown where it leads nowhere (another rule says so). */
export type TypeAt = (names: readonly string[]) => Type;

export const ANY_NUMBER: Type = { kind: 'number', minimum: -Infinity, maximum: Infinity };
export const STATUSES: readonly string[] = ['locked', 'open', 'completed', 'closed'];
