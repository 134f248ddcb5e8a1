import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressOf } from './addressOf.ts';
import { readSessionCookie } from './cookies.ts';
import type { Deps, Env } from './deps.ts';
import { costOf, shares } from './rateCost.ts';
import { Refusal } from './refusal.ts';

/** How much each may ask. Counted in this process's memory, so that a flood costs the database nothing: `processes` share the limits evenly. */
export interface Limits {
  readonly pointsPerMinute: number;
  readonly signInsPerMinute: number;
  readonly processes: number;
  /** Proxies of ours in front. */
  readonly proxies: number;
  /** Requests under way at once; more are turned away before they wait for a connection to the database. */
  readonly atOnce: number;
}

/**
 * The limits, in two steps around the session: `address` before anything is looked up, `session` when it is known who asks. Too much is
 * 429 with Retry-After. Health is never counted.
 */
export function rateLimit(deps: Deps): { readonly address: MiddlewareHandler<Env>; readonly session: MiddlewareHandler<Env> } {
  const { limits } = deps;
  if (limits === null) return { address: (_c, next) => next(), session: (_c, next) => next() };
  const budget = (perMinute: number) => new RateLimiterMemory({ points: Math.ceil(perMinute / limits.processes), duration: 60 });
  const [addresses, strangers, sessions] = [shares.address, shares.stranger, shares.session].map((share) =>
    budget(limits.pointsPerMinute * share),
  ) as [RateLimiterMemory, RateLimiterMemory, RateLimiterMemory];
  const signIns = budget(limits.signInsPerMinute);
  let underWay = 0;

  return {
    async address(c, next) {
      const cost = costOf(c.req.method, c.req.path);
      if (cost === 0) return next();
      const address = addressOf(c, limits.proxies);
      const step = signInSteps[c.req.path];
      if (step !== undefined) await spend(signIns, `${step} ${address}`, 1);
      await spend(readSessionCookie(c, deps) === null ? strangers : addresses, address, cost);
      if (underWay >= limits.atOnce) throw tooMuch(1);
      underWay += 1;
      try {
        return await next();
      } finally {
        underWay -= 1;
      }
    },
    async session(c, next) {
      const signedIn = c.get('signedIn');
      const cost = costOf(c.req.method, c.req.path);
      if (signedIn !== null) await spend(sessions, Buffer.from(signedIn.sessionHash).toString('base64url'), cost);
      // A cookie that is no session is a guess, and guesses are a stranger's.
      else if (c.req.path.startsWith('/api/') && readSessionCookie(c, deps) !== null)
        await spend(strangers, addressOf(c, limits.proxies), GUESS);
      await next();
    },
  };
}

/** A guessed session is this much dearer than a read. */
const GUESS = 10;

/** The two halves of a sign-in, each counted by itself so that one sign-in is one. */
const signInSteps: Readonly<Record<string, string>> = {
  '/auth/sign-in': 'begin',
  '/auth/saml/sign-in': 'begin',
  '/auth/callback': 'finish',
  '/auth/saml/acs': 'finish',
};

async function spend(limiter: RateLimiterMemory, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMuch(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    throw error;
  }
}

const tooMuch = (seconds: number): Refusal =>
  new Refusal(
    { status: 429, code: 'tooMuch', title: 'Det kom för många förfrågningar på kort tid. Vänta en stund och försök igen.' },
    { 'retry-after': String(seconds) },
  );
