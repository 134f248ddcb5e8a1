import type { Context } from 'hono';
import type { NewEvent } from '../db/eventLog.ts';
import type { Em } from '../db/orm.ts';
import { steer as keepSteered } from '../db/steering.ts';
import { act } from './act.ts';
import type { Deps, Env } from './deps.ts';
import { logAccess, type Accessed } from './logAccess.ts';
import type { Running } from './present/running.ts';
import { findRunning } from './reading.ts';
import { authorOf } from './signedIn.ts';
import type { InCare } from './signedIn.ts';

/** Something that a person does to a running moment, and its row in the log of who did what. */
export interface Steering {
  readonly id: string;
  readonly action: Accessed['action'];
  readonly thing: string;
  readonly reason?: string | null | undefined;
}

/** An act that is one event in a running moment's log. `eventOf` looks at how things are now and throws its no; the engine decides what follows. */
export async function steer(
  c: Context<Env>,
  deps: Deps,
  { id, action, thing, reason = null }: Steering,
  eventOf: (running: Running, em: Em, signedIn: InCare) => NewEvent | Promise<NewEvent>,
): Promise<{ readonly caughtUp: boolean }> {
  const { caughtUp } = await act(c, deps, async (em, signedIn) => {
    const running = await findRunning(em, deps, signedIn, id);
    const event = await eventOf(running, em, signedIn);
    const logged = await keepSteered(em, id, event, authorOf(signedIn), deps.clock);
    const about = { action, thing, reason, citizenId: running.citizen.id, runningMomentId: id, unitId: running.unit.id };
    await logAccess(em, deps, signedIn, about);
    return { body: {}, nudge: { runningMoment: id, seq: logged.seq } };
  });
  return { caughtUp };
}
