import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { changeSession, createSession, endSession, readSession } from '../db/sessions.ts';
import type { EndedSession, Idle, ProviderSession } from '../db/sessions.ts';
import { askAtSignIn } from './askAtSignIn.ts';
import { askedAs, clearSessionCookie, sessionCookieOf, writeSessionCookie } from './cookies.ts';
import type { Audience } from './cookies.ts';
import type { Deps, Env, SessionTimes } from './deps.ts';
import { personOf } from './personOf.ts';
import type { NoEntry } from './personOf.ts';
import type { SignedIn } from './signedIn.ts';
import { signedInOf } from './signedInOf.ts';

/** How long a session may stand unused (docs/rights.md §3). */
export const IDLE = { citizenMs: 60 * 60_000, staffMs: 30 * 60_000 } as const satisfies Idle;
/** An event stream lives no longer than the shorter of them, and then asks anew. */
export const IDLE_MS = IDLE.staffMs;
const ABSOLUTE_MS = 10 * 60 * 60_000;

/** Finds out who is asking, by the cookie and the register as it is now. A session that is over is no session. */
export function loadSession(deps: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('signedIn', null);
    c.set('times', null);
    const asked = wantsSession.test(c.req.path) ? askedAs(c, deps) : null;
    if (asked !== null) {
      const found = await signedInBy(deps, hashOf(asked.secret), unusedMs(c));
      // A secret is worth something in its own cookie alone.
      if (found !== null && audienceOf(found.signedIn) === asked.audience) {
        c.set('signedIn', found.signedIn);
        c.set('times', found.times);
      }
    }
    await next();
  };
}

const wantsSession = /^\/(api\/(?!docs|openapi)|media\/)/;

/** How long nobody has touched the page that asks, as it says itself: what is fetched by itself keeps no session alive. */
function unusedMs(c: Context): number {
  const seconds = Number(c.req.header('stegvis-unused') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/** What a provider has vouched for. */
export interface Vouched {
  readonly claims: Readonly<Record<string, unknown>>;
  /** Whom the provider is for: what it says of others is not believed. */
  readonly audiences: readonly Audience[];
  readonly idToken: string | null;
  readonly provider: ProviderSession;
}

/** Begins a session under a secret of its own for the person that the claims name; null when it is begun, else why nobody is let in. */
export async function beginSession(c: Context<Env>, deps: Deps, vouched: Vouched): Promise<NoEntry | null> {
  await askAtSignIn(deps, vouched);
  const secret = newSecret();
  const begun = await deps.db.as({ kind: 'signIn' }, async (em) => {
    const at = await deps.clock.now(em);
    const found = await personOf(em, vouched.claims, vouched.audiences, at);
    if ('because' in found) return found;
    const { person } = found;
    // The old session of this browser as the same kind of person ends with the new sign-in.
    const old = sessionCookieOf(c, deps, person.kind);
    if (old !== null) await endSession(em, hashOf(old));
    const { idToken, provider } = vouched;
    await createSession(em, { idHash: hashOf(secret), person, idToken, provider, at, expiresAt: at + ABSOLUTE_MS });
    return found;
  });
  if ('because' in begun) return begun.because;
  writeSessionCookie(c, deps, begun.person.kind, secret);
  return null;
}

/** Ends the session that the request is made with, and answers with what ends the provider's. */
export async function finishSession(c: Context<Env>, deps: Deps): Promise<EndedSession | null> {
  const asked = askedAs(c, deps);
  if (asked === null) return null;
  clearSessionCookie(c, deps, asked.audience);
  return deps.db.as({ kind: 'signIn' }, (em) => endSession(em, hashOf(asked.secret)));
}

/** Moves the session to another workplace, or to another person to act for, under a new secret: the old one is worth nothing any more. */
export async function moveSession(
  c: Context<Env>,
  deps: Deps,
  signedIn: SignedIn,
  to: Parameters<typeof changeSession>[3],
): Promise<{ readonly signedIn: SignedIn; readonly times: SessionTimes } | null> {
  const secret = newSecret();
  const moved = await deps.db.as({ kind: 'signIn' }, async (em) =>
    changeSession(em, signedIn.sessionHash, hashOf(secret), to, await deps.clock.now(em)),
  );
  if (!moved) return null;
  writeSessionCookie(c, deps, audienceOf(signedIn), secret);
  return signedInBy(deps, hashOf(secret), 0);
}

/** Whether the session stands, and is for the same person in the same place, as it was when it asked. Asking is no use of it. */
export async function isStillSignedIn(deps: Deps, before: SignedIn): Promise<boolean> {
  const found = await signedInBy(deps, before.sessionHash, Infinity);
  return found !== null && whereOf(found.signedIn) === whereOf(before);
}

async function signedInBy(
  deps: Deps,
  sessionHash: Uint8Array,
  forMs: number,
): Promise<{ readonly signedIn: SignedIn; readonly times: SessionTimes } | null> {
  return deps.db.as({ kind: 'signIn' }, async (em) => {
    const at = await deps.clock.now(em);
    const session = await readSession(em, sessionHash, at, { ...IDLE, forMs });
    const signedIn = session === null ? null : signedInOf(session, sessionHash, at, deps.db.guardianUntilAge);
    return session === null || signedIn === null
      ? null
      : { signedIn, times: { now: at, idleEndsAt: session.idleEndsAt, endsAt: session.expiresAt } };
  });
}

export const audienceOf = (signedIn: SignedIn): Audience => (signedIn.kind === 'citizen' ? 'citizen' : 'staff');

/** Who and where, in one word. */
function whereOf(signedIn: SignedIn): string {
  if (signedIn.kind === 'citizen') return `citizen/${signedIn.id}/${signedIn.actor?.id ?? ''}`;
  if (signedIn.kind === 'staff') return `staff/${signedIn.id}/${signedIn.unit.id}`;
  if (signedIn.kind === 'undecided') return `undecided/${signedIn.id}`;
  return `administrator/${signedIn.id}/${signedIn.place.kind}/${'id' in signedIn.place ? signedIn.place.id : ''}`;
}

const newSecret = (): string => randomBytes(32).toString('base64url');
const hashOf = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();
