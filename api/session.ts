import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { citizenByPersonalIdentityNumber, staffByHsaId } from '../db/people.ts';
import type { Em } from '../db/orm.ts';
import { createSession, endSession, readSession } from '../db/sessions.ts';
import type { ChosenPlace, NewSession } from '../db/sessions.ts';
import { workplacesOf } from '../db/workplace.ts';
import type { Workplace } from '../db/workplace.ts';
import type { Instant } from '../engine/plan.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './cookies.ts';
import type { Deps, Env } from './deps.ts';
import type { SignedIn } from './signedIn.ts';
import { signedInOf } from './signedInOf.ts';

export const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 10 * 60 * 60_000;

/** Finds out who is asking, by the cookie and the register as it is now. A session that is over is no session. */
export function loadSession(deps: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('signedIn', null);
    const secret = wantsSession.test(c.req.path) ? readSessionCookie(c, deps) : null;
    if (secret !== null) c.set('signedIn', await signedInBy(deps, secret));
    await next();
  };
}

const wantsSession = /^\/(api\/(?!docs|openapi)|media\/)/;

/** Begins a session for the person that the provider's claims name. False when the register does not know them. */
export async function beginSession(
  c: Context<Env>,
  deps: Deps,
  claims: Readonly<Record<string, unknown>>,
  idToken: string,
): Promise<boolean> {
  const secret = randomBytes(32).toString('base64url');
  const begun = await deps.db.as({ kind: 'signIn' }, async (em) => {
    const at = await deps.clock.now(em);
    const person = await personOf(em, claims, at);
    if (person === null) return false;
    // The old session of this browser ends with the new sign-in.
    const old = readSessionCookie(c, deps);
    if (old !== null) await endSession(em, hashOf(old));
    await createSession(em, { idHash: hashOf(secret), person, idToken, at, expiresAt: at + ABSOLUTE_MS });
    return true;
  });
  if (begun) writeSessionCookie(c, deps, secret);
  return begun;
}

/** Ends the session, and answers with the id token that ends the provider's. */
export async function finishSession(c: Context<Env>, deps: Deps): Promise<string | null> {
  const secret = readSessionCookie(c, deps);
  clearSessionCookie(c, deps);
  if (secret === null) return null;
  const ended = await deps.db.as({ kind: 'signIn' }, (em) => endSession(em, hashOf(secret)));
  return ended?.idToken ?? null;
}

/**
 * Claims → person: `personalIdentityNumber` is a citizen, `employeeHsaId` is staff. Staff work where `commissionUnit` names, in their only
 * workplace, or where they choose afterwards; those without any are not let in.
 */
async function personOf(em: Em, claims: Readonly<Record<string, unknown>>, at: Instant): Promise<NewSession['person'] | null> {
  const { personalIdentityNumber, employeeHsaId, commissionUnit } = claims;
  if (typeof employeeHsaId === 'string') {
    const staff = await staffByHsaId(em, employeeHsaId);
    const workplaces = staff === null ? [] : workplacesOf(staff, at);
    if (staff === null || workplaces.length === 0) return null;
    const named = typeof commissionUnit === 'string';
    const chosen = named ? workplaces.find((each) => each.kind === 'unit' && each.id === commissionUnit) : only(workplaces);
    // A place that the provider vouches for and the rows do not know is no way in.
    if (named && chosen === undefined) return null;
    return { kind: 'staff', id: staff.id, place: chosen === undefined ? null : placeOf(chosen) };
  }
  if (typeof personalIdentityNumber !== 'string') return null;
  const citizen = await citizenByPersonalIdentityNumber(em, personalIdentityNumber.replaceAll(/\D/g, ''));
  return citizen && { kind: 'citizen', id: citizen.id };
}

/** A workplace as a session keeps it. */
function placeOf(workplace: Workplace): ChosenPlace {
  return workplace.kind === 'platform'
    ? { kind: 'platform', id: null, commission: null }
    : { kind: workplace.kind, id: workplace.id, commission: workplace.commission?.id ?? null };
}

async function signedInBy(deps: Deps, secret: string): Promise<SignedIn | null> {
  const sessionHash = hashOf(secret);
  return deps.db.as({ kind: 'signIn' }, async (em) => {
    const at = await deps.clock.now(em);
    const session = await readSession(em, sessionHash, at, IDLE_MS);
    return session === null ? null : signedInOf(session, sessionHash, at);
  });
}

const hashOf = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();
const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
