import type { Context } from 'hono';
import type { Em } from '../db/orm.ts';
import { grantRole } from '../db/roles.ts';
import type { RoleThere } from '../db/roles.ts';
import { administer } from './act.ts';
import { appointed, demandCommission, keepTold } from './appoint.ts';
import type { CommissionPlace } from './appoint.ts';
import type { Deps, Env } from './deps.ts';
import { doerOf } from './doerOf.ts';
import { askPerson } from './hsa.ts';
import { conflict, wrongFields } from './refusal.ts';
import type { SignedIn } from './signedIn.ts';

/** What somebody is appointed to. */
export interface Appointment {
  /** HSA id of the one who is appointed. */
  readonly hsaId: string;
  /** The role and its place, if the one who asks may give it there; and where a commission is demanded, when one is. */
  readonly to: (em: Em, signedIn: SignedIn) => Promise<Omit<RoleThere, 'staff'> & { readonly commissionAt?: CommissionPlace }>;
  /** Who else could be asked to appoint oneself: `en annan nationell administratör`. */
  readonly another: string;
  /** What the person is already, when that is so: `administratör för vårdgivaren`. */
  readonly already: string;
  readonly reason?: string | null;
}

/**
 * Gives a person of HSA's a role (ROL-03, ROL-10, UNI-09): HSA is asked before the transaction, the person and the commission are judged in it,
 * and what HSA told is kept after it. Nobody appoints oneself. Answers the person's id.
 */
export async function appointTo(
  c: Context<Env>,
  deps: Deps,
  { hsaId, to, another, already, reason }: Appointment,
): Promise<{ id: string }> {
  const asked = await askPerson(deps, hsaId);
  const made = await administer(c, deps, async (em, signedIn) => {
    const { commissionAt, ...there } = await to(em, signedIn);
    const person = await appointed(em, asked, hsaId);
    if (person.id === signedIn.id)
      throw wrongFields('Du kan inte utse dig själv.', [{ question: 'hsaId', message: `Ingen utser sig själv. Be ${another}.` }]);
    if (commissionAt !== undefined) await demandCommission(em, asked, person, commissionAt);
    if (!(await grantRole(em, { ...there, staff: person.id }, await doerOf(em, deps, signedIn), reason ?? null)))
      throw conflict('alreadyHas', `Personen är redan ${already}.`);
    return { id: person.id };
  });
  await keepTold(deps, asked, made.id);
  return made;
}
