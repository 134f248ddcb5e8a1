import { logAccess as keep } from '../db/accessLog.ts';
import type { Em } from '../db/orm.ts';
import type { Deps } from './deps.ts';
import { authorOf } from './signedIn.ts';
import type { SignedIn } from './signedIn.ts';

/** A row of who saw or did what with whose data, in the same transaction as the seeing or doing (promise 9). */
export async function logAccess(em: Em, deps: Deps, signedIn: SignedIn, access: Accessed): Promise<void> {
  const at = stamps.get(em) ?? (await deps.clock.now(em));
  stamps.set(em, at);
  await keep(
    em,
    {
      by: signedIn.kind === 'citizen' || signedIn.kind === 'staff' ? authorOf(signedIn) : { kind: 'staff', id: signedIn.id },
      unit: access.unitId,
      citizen: access.citizenId,
      runningMoment: access.runningMomentId,
      action: access.action,
      thing: access.thing,
      reason: access.reason ?? null,
    },
    { now: async () => at },
  );
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
    | 'decode';
  /** `moment`, `module/m1`, `form/phq9`, `messages`. */
  readonly thing: string;
  readonly citizenId: string;
  readonly runningMomentId: string | null;
  readonly unitId: string | null;
  readonly reason?: string | null;
}
