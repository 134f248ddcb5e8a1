import { citizenFacts } from '../db/citizenFacts.ts';
import { endCommissions, keepCommissions } from '../db/commissions.ts';
import { keepLookedUp } from '../db/lookedUp.ts';
import { citizenByPersonalIdentityNumber, staffByHsaId } from '../db/people.ts';
import { lookUpCitizen } from '../integrations/lookUp.ts';
import type { Deps } from './deps.ts';
import { askPerson } from './hsa.ts';
import type { Vouched } from './session.ts';

/**
 * Asks the registers about the one who has just been vouched for (MOM-05, ITG-07, ITG-08), before the session begins and never within a
 * transaction, and keeps what they say. Whatever does not answer, and whoever a register does not know, leaves what was known last: nobody is
 * shut out because a service is away.
 */
export async function askAtSignIn(deps: Deps, { claims, audiences }: Pick<Vouched, 'claims' | 'audiences'>): Promise<void> {
  const { personalIdentityNumber, employeeHsaId } = claims;
  if (typeof employeeHsaId === 'string' && audiences.includes('staff')) await askOfStaff(deps, employeeHsaId);
  else if (typeof personalIdentityNumber === 'string' && audiences.includes('citizen'))
    await askOfCitizen(deps, personalIdentityNumber.replaceAll(/\D/g, ''));
}

async function askOfCitizen(deps: Deps, personalIdentityNumber: string): Promise<void> {
  const citizen = await deps.db.as({ kind: 'signIn' }, (em) => citizenByPersonalIdentityNumber(em, personalIdentityNumber));
  if (citizen === null) return;
  const { register, profile } = await lookUpCitizen(deps.services, personalIdentityNumber);
  if (register.kind !== 'known' && profile.kind === 'away') return;
  const facts = citizenFacts({ ...(register.kind === 'known' ? { register } : {}), profile });
  await deps.db.as({ kind: 'signIn' }, (em) => keepLookedUp(em, citizen.id, facts, deps.clock));
}

/** HSA decides which commissions hold (AUT-13): those that it no longer names end here. */
async function askOfStaff(deps: Deps, hsaId: string): Promise<void> {
  const staff = await deps.db.as({ kind: 'signIn' }, (em) => staffByHsaId(em, hsaId));
  if (staff === null) return;
  const asked = await askPerson(deps, hsaId);
  if (asked.kind !== 'known') return;
  await deps.db.as({ kind: 'signIn' }, async (em) => {
    const at = await deps.clock.now(em);
    await keepCommissions(em, staff.id, asked.commissions, at);
    await endCommissions(
      em,
      staff.id,
      asked.commissions.map((each) => each.hsaId),
      at,
    );
  });
}
