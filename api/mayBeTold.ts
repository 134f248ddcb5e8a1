import { ownerOf } from '../db/ownerOf.ts';
import { Refusal } from '../db/refusal.ts';
import type { Deps } from './deps.ts';
import { mayReach } from './mayReach.ts';
import { whoOf } from './reading.ts';
import type { SignedIn } from './signedIn.ts';

/** Whether a reader may know that a running moment has changed: asked of the rows in the reader's own name. */
export async function mayBeTold(deps: Deps, signedIn: SignedIn, runningMoment: string): Promise<boolean> {
  try {
    return await deps.db.as(whoOf(signedIn), async (em) => mayReach(em, deps, signedIn, await ownerOf(em, runningMoment)));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notFound') return false;
    throw error;
  }
}
