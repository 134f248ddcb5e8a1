import { isOpenInEmergency } from '../db/emergencyAccess.ts';
import type { Em } from '../db/orm.ts';
import type { Deps } from './deps.ts';
import { nobodyBlocks } from './policy/blockRegister.ts';
import { decideNear } from './policy/decide.ts';
import { nearnessOf } from './policy/nearness.ts';
import { maySee } from './policy.ts';
import type { SignedIn } from './signedIn.ts';

/** Whether this reader reaches a running moment now: near it, and not blocked by its citizen unless in an emergency with a reason. */
export async function mayReach(
  em: Em,
  deps: Pick<Deps, 'blocks' | 'clock'>,
  signedIn: SignedIn,
  owner: { readonly id: string; readonly citizenId: string; readonly unitId: string },
): Promise<boolean> {
  if (!maySee(signedIn, owner)) return false;
  if (signedIn.kind !== 'staff') return true;
  const { blocked, consented } = await (deps.blocks ?? nobodyBlocks).asked({ citizen: owner.citizenId, unit: owner.unitId });
  if (!blocked) return true;
  const emergency = await isOpenInEmergency(em, owner.id, signedIn.id, await deps.clock.now(em));
  return decideNear({ nearness: nearnessOf(signedIn, owner), ended: false, blocked, consented, emergency }).allowed;
}
