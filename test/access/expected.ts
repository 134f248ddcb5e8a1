import type { PolicyRow } from '../../api/policy.ts';
import { permissions } from '../../api/policy/permissions.ts';
import type { Thing } from './fillThing.ts';
import type { Place } from './places.ts';
import { here } from './readers.ts';
import type { AsRole } from './readers.ts';

/** What a cell of the matrix should come to: let through, 404 like anything unknown, 401, or one that its route decides by rules of its own. */
export type Expected = 'open' | 'hidden' | 'unsigned' | 'own rule';

/** Routes that are told who may by something else than role and nearness: why. */
export const ownRules: Readonly<Record<string, string>> = {
  'POST /api/session/workplace': 'one chooses among one’s own workplaces',
  'POST /api/session/acting': 'one chooses among those one may act for',
  'GET /api/session/acting': 'citizens alone act for others',
  'GET /api/session/workplaces': 'staff alone have workplaces',
  'GET /media/{moment}/{file}': 'there are no files of moments in this world',
  'GET /api/docs/{file}': 'one of a few names',
  'POST /api/temporal/codec/decode': 'there is no Temporal in this world',
  'GET /dev/services': 'there are no stand-ins in this world',
  'GET /dev/services.js': 'there are no stand-ins in this world',
  'GET /dev/services.json': 'there are no stand-ins in this world',
  'POST /dev/services/{service}': 'there are no stand-ins in this world',
  'GET /auth/saml/sign-in': 'there is no SAML in this world',
  'POST /auth/saml/acs': 'there is no SAML in this world',
  'POST /auth/saml/slo': 'there is no SAML in this world',
  'GET /auth/saml/slo': 'there is no SAML in this world',
  'GET /auth/saml/metadata': 'there is no SAML in this world',
};

/** Routes that tell somebody who they are signed in as, and no more: no read of a citizen's data. */
export const whoOneIs: ReadonlySet<string> = new Set([
  'GET /api/session',
  'GET /api/session/all',
  'GET /api/session/acting',
  'POST /api/session/acting',
  'POST /api/session/extend',
]);

/** Capabilities that a role has on some places only: a care unit has no user groups. */
const notOnCareUnits: ReadonlySet<string> = new Set(['GET /api/unit/user-groups', 'POST /api/unit/user-groups']);

/** Routes whose `{id}` or body names a citizen whom staff may start a moment on, met or not. */
export const findsAnybody: ReadonlySet<string> = new Set([
  'POST /api/citizens/search',
  'POST /api/citizens/{id}/reveal',
  'POST /api/running-moments',
]);

/** The table: by the row of the policy, what the matrix gives the role, and whose the running moment is. Worked out here, and not by the policy. */
export function expectedOf(route: string, row: PolicyRow, reader: AsRole, about: About): Expected {
  if ('who' in row && row.who === 'anyone') return route in ownRules ? 'own rule' : 'open';
  const has = 'who' in row || (permissions[row.may].roles as readonly string[]).includes(String(reader.role));
  if (!has || (reader.place === 'unit' && notOnCareUnits.has(route))) return 'hidden';
  if (route in ownRules) return 'own rule';
  if (about === null) return 'open';
  const isTheirs =
    'theirs' in about ? (about.theirs as readonly string[]).includes(reader.name) : findsAnybody.has(route) || isNear(reader, about);
  return isTheirs ? 'open' : 'hidden';
}

/** What a cell's request is about: a running moment, a thing of administration, or neither. */
export type About = Thing | Place | null;

/** Whose it is: a citizen's own, with those who act for them; staff's where it is on their unit, and has ended for those who see the ended. */
function isNear(reader: AsRole, thing: Thing): boolean {
  if (reader.role === 'citizen') return reader.for === 'child' && (thing.name === 'own' || thing.name === 'ended');
  if (reader.role === 'dataAdministrator') return thing.unit === here.unit.id && thing.ended;
  if (reader.place === 'unit') return thing.unit === here.unit.id;
  return reader.place === 'training' && thing.unit === here.training.id;
}

/** Who may meet the name of a thing's citizen, and who what is written in it. */
export function mayMeet(reader: AsRole, thing: Thing, what: 'name' | 'text'): boolean {
  switch (reader.role) {
    // One and the same child in both.
    case 'citizen':
    case 'therapist':
    case 'designer':
      return isNear(reader, thing);
    case 'citizenAdministrator':
      return what === 'name' && isNear(reader, thing);
    case 'dataAdministrator':
      return what === 'name' && thing.unit === here.unit.id && thing.citizen.familyName === 'Kanarienamn-own';
    // Rows of the log, with the reasons that stand in them.
    case 'logAdministrator':
      return thing.unit === here.unit.id;
    default:
      return false;
  }
}
