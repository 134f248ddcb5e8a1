import type { MiddlewareHandler } from 'hono';
import { logAccess as keep, type AccessedBy } from '../db/accessLog.ts';
import type { Em } from '../db/orm.ts';
import type { Deps, Env } from './deps.ts';
import { authorOf } from './signedIn.ts';
import type { SignedIn } from './signedIn.ts';

/**
 * A row of who saw or did what with whose data, in the same transaction as the seeing or doing (promise 9): what cannot be logged is not answered.
 * A list becomes its rows in one go.
 */
export async function logAccess(em: Em, deps: Deps, signedIn: SignedIn, access: Accessed | readonly Accessed[]): Promise<void> {
  const at = stamps.get(em) ?? (await deps.clock.now(em));
  stamps.set(em, at);
  const by = accessedBy(signedIn);
  const request = requests.get(signedIn) ?? null;
  const rows = (Array.isArray(access) ? (access as readonly Accessed[]) : [access as Accessed]).map((each) => ({
    by,
    unit: each.unitId,
    careUnit: signedIn.kind === 'administrator' && signedIn.place.kind === 'careUnit' ? signedIn.place.id : null,
    citizen: each.citizenId,
    runningMoment: each.runningMomentId,
    action: each.action,
    thing: each.thing,
    reason: each.reason ?? null,
    request,
  }));
  await keep(em, rows, { now: async () => at });
}

/** Tells which request a reader asks by: every row of the log carries its id, the one in the answer's `x-request-id`. */
export const nameRequest: MiddlewareHandler<Env> = async (c, next) => {
  const signedIn = c.get('signedIn');
  if (signedIn !== null) requests.set(signedIn, c.get('requestId'));
  await next();
};

/** Each request reads its session anew, so a reader belongs to one request. */
const requests = new WeakMap<SignedIn, string>();

function accessedBy(signedIn: SignedIn): AccessedBy {
  if (signedIn.kind === 'citizen')
    return { ...authorOf(signedIn), for: signedIn.actor === null || signedIn.actor.id === signedIn.id ? null : signedIn.id };
  const commission = signedIn.kind === 'undecided' ? null : signedIn.commission;
  return { kind: 'staff', id: signedIn.id, commission: commission && { id: commission.id, purpose: commission.purpose } };
}

/** The rows of one transaction carry one time: the clock is asked once. */
const stamps = new WeakMap<Em, number>();

export interface Accessed {
  readonly action:
    | 'read'
    | 'saveDraft'
    | 'save'
    | 'start'
    | 'complete'
    | 'open'
    | 'putOut'
    | 'markRead'
    | 'markUnread'
    | 'send'
    | 'end'
    | 'lock'
    | 'reopen'
    | 'ask'
    | 'visit'
    | 'pause'
    | 'resume'
    | 'maintain'
    | 'add'
    | 'withdraw'
    | 'remove'
    | 'set'
    | 'report'
    | 'answer'
    | 'fastForward'
    | 'decode'
    | 'search'
    | 'reveal'
    | 'export'
    | 'purge'
    | 'cancel'
    | 'approve'
    | 'followUp';
  /** `moment`, `module/m1`, `form/phq9`, `messages`. */
  readonly thing: string;
  /** Null when it was about no one citizen: a search that found nobody, a follow-up of the log. */
  readonly citizenId: string | null;
  readonly runningMomentId: string | null;
  readonly unitId: string | null;
  readonly reason?: string | null;
}
