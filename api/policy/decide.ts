import type { Role } from '../../db/role.ts';
import { permissions } from './permissions.ts';
import type { Capability } from './permissions.ts';

/** Whoever asks, by the roles they hold where they work now; a citizen holds that alone. Null: nobody is signed in. */
export type Subject = { readonly roles: readonly (Role | 'citizen')[] } | null;

/** How near a running moment is to who asks. */
export type Nearness = 'own' | 'actingFor' | 'sameUnit' | 'otherUnit' | 'otherProvider' | 'otherRegion' | 'none';

/** All that the decision rests on beside the capability. */
export interface Relation {
  readonly nearness: Nearness;
  /** The running moment has ended. */
  readonly ended: boolean;
  /** The citizen has blocked the unit or its care provider. */
  readonly blocked: boolean;
  /** The citizen has consented to being seen from where the reader works. */
  readonly consented: boolean;
  /** The reader has said that it is an emergency, why, and not more than a day ago. */
  readonly emergency: boolean;
}

export type Decision =
  | { readonly allowed: true; readonly because: 'capability' | 'own' | 'actingFor' | 'sameUnit' | 'emergency' | 'consented' }
  | { readonly allowed: false; readonly because: Denied };

export type Denied = 'notSignedIn' | 'noCapability' | 'blocked' | 'notEnded' | 'notNear';

/** Why not, as a sentence. For the log and for tests: whoever is refused hears what anybody hears of what is not there. */
export const deniedBecause: Readonly<Record<Denied, string>> = {
  notSignedIn: 'Ingen är inloggad.',
  noCapability: 'Ingen av rollerna ger den behörigheten.',
  blocked: 'Invånaren har spärrat uppgifterna, och ingen nödöppning gäller.',
  notEnded: 'Rollen ger bara tillgång till avslutade moment.',
  notNear: 'Momentet finns varken hos den som frågar eller på enheten.',
};

/**
 * Whether this subject may use this capability on this thing: no, unless something says yes. `relation` is null for what is about no running
 * moment. Block outranks consent, and an emergency outranks block; neither gives a capability that the role has not.
 */
export function decide(subject: Subject, capability: Capability, relation: Relation | null): Decision {
  if (subject === null) return no('notSignedIn');
  const giving: readonly string[] = permissions[capability].roles;
  const held = subject.roles.filter((role) => giving.includes(role));
  if (held.length === 0) return no('noCapability');
  if (relation === null) return { allowed: true, because: 'capability' };
  if (!relation.ended && held.every((role) => role === 'dataAdministrator')) return no('notEnded');
  return decideNear(relation, byConsent.has(capability));
}

/** The part of it that is about nearness alone. */
export function decideNear({ nearness, blocked, consented, emergency }: Relation, mayByConsent = false): Decision {
  if (nearness === 'own' || nearness === 'actingFor') return { allowed: true, because: nearness };
  const sees = nearness === 'sameUnit' ? nearness : consented && mayByConsent && nearness !== 'none' ? 'consented' : null;
  if (sees === null) return no('notNear');
  if (!blocked) return { allowed: true, because: sees };
  return emergency ? { allowed: true, because: 'emergency' } : no('blocked');
}

/** What a citizen's consent opens to other units: reading, never steering. */
const byConsent: ReadonlySet<Capability> = new Set<Capability>(['readContent']);

const no = (because: Denied): Decision => ({ allowed: false, because });
