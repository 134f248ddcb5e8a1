import type { Context } from 'hono';
import type { Em } from '../db/orm.ts';
import type { Who } from '../db/who.ts';
import { formsOf } from '../db/forms.ts';
import { readRunningMoment } from '../db/runningMoments.ts';
import type { Deps, Env } from './deps.ts';
import { logAccess } from './logAccess.ts';
import { mayReach } from './mayReach.ts';
import { runningOf } from './present/running.ts';
import type { Running } from './present/running.ts';
import { notFound, notSignedIn } from './refusal.ts';
import type { InCare, SignedIn, SignedInAdministrator, SignedInCitizen, SignedInStaff } from './signedIn.ts';

/** In whose name the rows are read. */
export function whoOf(signedIn: SignedIn): Who {
  const { id } = signedIn;
  switch (signedIn.kind) {
    case 'citizen':
      return signedIn.actor === null ? { kind: 'citizen', id } : { kind: 'citizen', id, actor: signedIn.actor.id };
    case 'staff':
      return { kind: 'staff', id, unit: signedIn.unit.id };
    case 'administrator':
      return { kind: 'administrator', id, place: signedIn.place };
    case 'undecided':
      throw notFound();
  }
}

/** One transaction in the reader's name. What it answers leaves only when its log rows have committed with it. */
export function looking<T>(c: Context<Env>, deps: Deps, work: (em: Em, signedIn: SignedIn) => Promise<T>): Promise<T> {
  const signedIn = someone(c);
  return deps.db.as(whoOf(signedIn), (em) => work(em, signedIn));
}

/** The same, for what is near a running moment. */
export function reading<T>(c: Context<Env>, deps: Deps, work: (em: Em, signedIn: InCare) => Promise<T>): Promise<T> {
  return looking(c, deps, (em, signedIn) => work(em, inCare(signedIn)));
}

/** One running moment with its forms, if this reader may see it, with a row in the log that it was seen. */
export async function readRunning(em: Em, deps: Deps, signedIn: SignedIn, id: string, thing: string): Promise<Running> {
  const running = await findRunning(em, deps, signedIn, id);
  const forms = await formsOf(em, id);
  await logAccess(em, deps, signedIn, {
    action: 'read',
    thing,
    citizenId: running.citizen.id,
    runningMomentId: id,
    unitId: running.unit.id,
  });
  return { ...running, forms };
}

/** One running moment without its forms, if this reader may see it: for an act, which writes a log row of its own. */
export async function findRunning(em: Em, deps: Deps, signedIn: SignedIn, id: string): Promise<Running> {
  const row = await readRunningMoment(em, id, deps.clock);
  if (!(await mayReach(em, deps, signedIn, { id, citizenId: row.citizen.id, unitId: row.unit.id }))) throw notFound();
  return runningOf(row, []);
}

export function someone(c: Context<Env>): SignedIn {
  const signedIn = c.get('signedIn');
  if (!signedIn) throw notSignedIn();
  return signedIn;
}

/** The citizen or member of staff that a question about running moments is asked by. */
export function inCare(signedIn: SignedIn): InCare {
  if (signedIn.kind !== 'citizen' && signedIn.kind !== 'staff') throw notFound();
  return signedIn;
}

export function citizenOf(signedIn: SignedIn): SignedInCitizen {
  if (signedIn.kind !== 'citizen') throw notFound();
  return signedIn;
}

export function staffOf(signedIn: SignedIn): SignedInStaff {
  if (signedIn.kind !== 'staff') throw notFound();
  return signedIn;
}

export function administratorOf(signedIn: SignedIn): SignedInAdministrator {
  if (signedIn.kind !== 'administrator') throw notFound();
  return signedIn;
}
