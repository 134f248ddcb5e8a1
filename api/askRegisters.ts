import { citizenFacts } from '../db/citizenFacts.ts';
import { keepLookedUp } from '../db/lookedUp.ts';
import type { Citizen } from '../db/people.ts';
import { lookUpCitizen } from '../integrations/lookUp.ts';
import type { Deps } from './deps.ts';
import { Refusal, wrongFields } from './refusal.ts';

/**
 * Asks the population register and 1177 about a citizen whom a moment is to be started on (MOM-05), never within a transaction, and keeps what
 * they say. Refused when the citizen is deceased or not registered, and when the register does not answer (MOM-07, docs/rights.md §7). Answers
 * the citizen as known now; a 1177 that is away hinders no start: what was known last is warned of.
 */
export async function askBeforeStart(deps: Deps, citizen: Citizen): Promise<Citizen> {
  const found = await lookUpCitizen(deps.services, citizen.personalIdentityNumber);
  if (found.register.kind === 'away') {
    throw new Refusal(
      {
        status: 503,
        code: 'registerAway',
        title: 'Folkbokföringen svarar inte just nu. Momentet är inte startat. Försök igen om en stund.',
      },
      { 'retry-after': '30' },
    );
  }
  const facts = citizenFacts(found);
  await deps.db.as({ kind: 'signIn' }, (em) => keepLookedUp(em, citizen.id, facts, deps.clock));
  const standing = found.register.kind === 'known' ? found.register.resident.standing.kind : 'deregistered';
  if (standing === 'deceased') throw notStarted('Invånaren är avliden enligt folkbokföringen.');
  if (standing === 'deregistered') throw notStarted('Invånaren är inte folkbokförd. Kontrollera personnumret.');
  return { ...citizen, ...facts };
}

const notStarted = (message: string): Refusal => wrongFields('Momentet går inte att starta.', [{ question: 'citizen', message }]);
