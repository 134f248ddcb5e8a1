import type { Commission, UnitKind } from '../db/people.ts';
import type { AdministratorRole, UnitRole } from '../db/role.ts';
import type { AdministratorPlace } from '../db/who.ts';

/** Who is asking, as the session and the rows say at this request (docs/rights.md §3). */
export type SignedIn = SignedInCitizen | SignedInStaff | SignedInAdministrator | Undecided;

/** `id` is whose own things they are; `actor` who sits there when that is somebody else: a guardian or an agent. */
export interface SignedInCitizen extends Named, Choosing {
  readonly kind: 'citizen';
  readonly actor: (Named & { readonly as: 'guardian' | 'agent' }) | null;
  /** The given name of whom the session acted for until the right to it ended: a child that has turned thirteen. */
  readonly actingEnded?: string;
  readonly sessionHash: Uint8Array;
}

/** Staff on a unit of care, or on a publishing unit. */
export interface SignedInStaff extends Named, Choosing {
  readonly kind: 'staff';
  readonly title: string;
  readonly unit: { readonly id: string; readonly name: string; readonly kind: UnitKind };
  /** None is asked for on a publishing unit. */
  readonly commission: Commission | null;
  /** Roles on that unit now: what has been taken back or has ended is gone at the next request. */
  readonly roles: readonly UnitRole[];
  readonly sessionHash: Uint8Array;
}

/** Staff who administer and see no citizen's data. */
export interface SignedInAdministrator extends Named, Choosing {
  readonly kind: 'administrator';
  readonly title: string;
  readonly place: AdministratorPlace & { readonly name: string };
  readonly commission: Commission | null;
  readonly roles: readonly AdministratorRole[];
  readonly sessionHash: Uint8Array;
}

/** Staff with several workplaces who have not chosen one: they may choose, and nothing else. */
export interface Undecided extends Named, Choosing {
  readonly kind: 'undecided';
  readonly title: string;
  readonly sessionHash: Uint8Array;
}

/** Those who may be near a running moment: whose it is, and staff on a unit. */
export type InCare = SignedInCitizen | SignedInStaff;

/** Who has done something, for the event log and the rows: the one who sat there. */
export function authorOf(signedIn: InCare): { readonly kind: 'citizen' | 'staff'; readonly id: string } {
  return { kind: signedIn.kind, id: signedIn.kind === 'citizen' ? (signedIn.actor?.id ?? signedIn.id) : signedIn.id };
}

interface Named {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
}

interface Choosing {
  /** There are other workplaces, or others to act for, to choose among. */
  readonly more?: boolean;
}
