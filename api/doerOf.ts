import type { Doer } from '../db/organisationChange.ts';
import type { Em } from '../db/orm.ts';
import type { Deps } from './deps.ts';
import type { SignedIn } from './signedIn.ts';

/** Who administers, and when, for the rows that say what was done. */
export const doerOf = async (em: Em, deps: Deps, signedIn: SignedIn): Promise<Doer> => ({ id: signedIn.id, at: await deps.clock.now(em) });
