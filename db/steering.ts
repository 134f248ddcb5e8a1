import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { appendEvent, appendLocked, type By, type Logged, type NewEvent } from './eventLog.ts';
import { lockRunningMoment, type Locked } from './lock.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** Staff open a module, whatever its rule says (MOD-04). */
export async function openModule(
  em: Em,
  runningMoment: string,
  module: string,
  reason: string | null,
  staff: string,
  clock: Clock,
): Promise<Logged> {
  const locked = await goingOn(em, runningMoment);
  return appendLocked(em, locked, { kind: 'moduleOpened', module, reason }, { kind: 'staff', id: staff }, clock);
}

/** A module is done. */
export async function completeModule(
  em: Em,
  runningMoment: string,
  module: string,
  by: By & { readonly kind: 'citizen' | 'staff' },
  clock: Clock,
): Promise<Logged> {
  const locked = await goingOn(em, runningMoment);
  return appendLocked(em, locked, { kind: 'moduleCompleted', module, by: by.kind }, by, clock);
}

/** One event of somebody's in a running moment that has not ended. What follows from it is the engine's. */
export async function steer(em: Em, runningMoment: string, event: NewEvent, by: By, clock: Clock): Promise<Logged> {
  return appendLocked(em, await goingOn(em, runningMoment), event, by, clock);
}

/** The citizen has opened a step. It wakes the engine where something counts the step; otherwise it waits for the next wake. */
export async function visitStep(
  em: Em,
  runningMoment: string,
  step: string,
  wakes: boolean,
  citizen: string,
  clock: Clock,
): Promise<Logged> {
  const locked = await goingOn(em, runningMoment);
  return appendLocked(em, locked, { kind: 'stepVisited', step }, { kind: 'citizen', id: citizen }, clock, 0, wakes);
}

/** Staff end the moment. What is open is cancelled by the engine, each with its record (END-03). */
export async function endRunningMoment(em: Em, runningMoment: string, reason: string | null, staff: string, clock: Clock): Promise<Logged> {
  const locked = await goingOn(em, runningMoment);
  return appendLocked(em, locked, { kind: 'ended', reason }, { kind: 'staff', id: staff }, clock);
}

/** Walks a test run (and the demo's moments) to an instant on its own clock, or to what is due next. */
export async function fastForward(em: Em, runningMoment: string, to: Instant | 'nextDue', by: By, clock: Clock): Promise<Logged> {
  return appendEvent(em, runningMoment, { kind: 'fastForward', to }, by, clock);
}

/** Moves a test run's clock forward without walking: everything due is then late. */
export async function jump(em: Em, runningMoment: string, byMs: number, by: By, clock: Clock): Promise<Logged> {
  const locked = await lockRunningMoment(em, runningMoment);
  if (locked.kind !== 'test') throw new Refusal('notTestRun', 'Bara en testkörnings klocka kan flyttas.');
  if (byMs < 0) throw new Error('A moment clock never goes back.');
  return appendLocked(em, locked, { kind: 'jump', byMs }, by, clock);
}

/** The row, held, of a running moment that has not ended. */
async function goingOn(em: Em, runningMoment: string): Promise<Locked> {
  const locked = await lockRunningMoment(em, runningMoment);
  if (locked.phase === 'ended') throw new Refusal('ended', 'Momentet är avslutat.');
  return locked;
}
