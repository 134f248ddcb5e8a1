import type { SignedIn } from '../signedIn.ts';
import type { Nearness } from './decide.ts';

/** Whose a running moment is, and where; of a unit elsewhere as much as is known. */
export interface Owned {
  readonly citizenId: string;
  readonly unitId: string;
  readonly careProviderId?: string;
}

/** How near it is to this reader, by the rows as they are now. */
export function nearnessOf(signedIn: SignedIn, { citizenId, unitId, careProviderId }: Owned): Nearness {
  if (signedIn.kind === 'citizen') {
    if (citizenId !== signedIn.id) return 'none';
    return signedIn.actor === null ? 'own' : 'actingFor';
  }
  if (signedIn.kind !== 'staff') return 'none';
  if (unitId === signedIn.unit.id) return 'sameUnit';
  return careProviderId !== undefined && careProviderId === signedIn.commission?.careProvider.id ? 'otherUnit' : 'otherProvider';
}
