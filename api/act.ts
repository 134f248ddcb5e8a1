import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { once } from '../db/idempotency.ts';
import { CommitUnknown } from '../db/orm.ts';
import type { Em } from '../db/orm.ts';
import type { Deps, Env } from './deps.ts';
import { failAfterSave } from './failPoint.ts';
import { inCare, someone, whoOf } from './reading.ts';
import { badRequest } from './refusal.ts';
import type { InCare, SignedIn } from './signedIn.ts';

/** What an act came to: the answer to give, and what the engine should hear of. */
export interface Acted<T> {
  readonly body: T;
  readonly nudge: { readonly runningMoment: string; readonly seq: number } | null;
}

/**
 * An act of a person: one transaction with its idempotency key, its change, its log row and its event; then the engine is told, as far as it
 * can be. The save stands whether or not the engine hears. The same key again gives the same answer and does nothing twice.
 */
export function act<T>(
  c: Context<Env>,
  deps: Deps,
  work: (em: Em, signedIn: InCare) => Promise<Acted<T>>,
): Promise<{ readonly body: T; readonly caughtUp: boolean }> {
  return actOf(c, deps, (em, signedIn) => work(em, inCare(signedIn)));
}

/** The same for what is about no running moment: places, roles, the catalogue. No engine hears of it. */
export async function administer<T>(c: Context<Env>, deps: Deps, work: (em: Em, signedIn: SignedIn) => Promise<T>): Promise<T> {
  return (await actOf(c, deps, async (em, signedIn) => ({ body: await work(em, signedIn), nudge: null }))).body;
}

async function actOf<T>(
  c: Context<Env>,
  deps: Deps,
  work: (em: Em, signedIn: SignedIn) => Promise<Acted<T>>,
): Promise<{ readonly body: T; readonly caughtUp: boolean }> {
  const signedIn = someone(c);
  const asked = await askedOnce(c, signedIn);
  const perform = () =>
    deps.db.as(whoOf(signedIn), async (em) => {
      const at = await deps.clock.now(em);
      const { response } = await once<Acted<T>>(em, { ...asked, at }, async () => ({ status: 200, response: await work(em, signedIn) }));
      return response;
    });
  const { body, nudge } = await perform().catch((error: unknown) => {
    // The commit's own answer was lost. The key tells whether it happened: asked again it is either answered or done.
    if (error instanceof CommitUnknown) return perform();
    throw error;
  });
  failAfterSave();
  return { body, caughtUp: nudge === null || (await deps.engine.nudge(nudge.runningMoment, nudge.seq)) };
}

async function askedOnce(c: Context<Env>, signedIn: SignedIn) {
  const key = c.req.header('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw badRequest('idempotencyKeyMissing', 'Begäran saknar Idempotency-Key.');
  const body = await c.req.text();
  const bodyHash = createHash('sha256').update(withoutWhen(body)).digest('hex');
  return { person: signedIn.id, key, route: `${c.req.method} ${c.req.path}`, bodyHash };
}

/** When answers were pressed is told only once they have waited: with it or without, what is asked is the same. */
function withoutWhen(body: string): string {
  if (!body.includes('"answeredAt"')) return body;
  try {
    return JSON.stringify({ ...(JSON.parse(body) as object), answeredAt: undefined });
  } catch {
    return body;
  }
}
