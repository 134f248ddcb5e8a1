import { citizenFacts } from '../db/citizenFacts.ts';
import { keepLookedUp } from '../db/lookedUp.ts';
import { citizenToTell } from '../db/notices.ts';
import { lookUpProfile } from '../integrations/lookUp.ts';
import type { RelayParts } from './relay.ts';

/**
 * Asks 1177 for the citizen’s own settings at each send (NTF-01), never within a transaction, and keeps them: the rows then hold a notice back by
 * what was just said. False when 1177 is away: nothing is sent unasked. Staff have no settings there, and test runs ask no register about anybody
 * (MOM-26).
 */
export async function askOwnSettings(
  { db, clock, services }: Pick<RelayParts, 'db' | 'clock' | 'services'>,
  notice: string,
): Promise<boolean> {
  const citizen = await db.as({ kind: 'worker' }, (em) => citizenToTell(em, notice));
  if (citizen === null) return true;
  const profile = await lookUpProfile(services, citizen.personalIdentityNumber);
  if (profile.kind === 'away') return false;
  await db.as({ kind: 'worker' }, (em) => keepLookedUp(em, citizen.id, citizenFacts({ profile }), clock));
  return true;
}
