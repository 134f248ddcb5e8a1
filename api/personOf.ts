import { citizenByPersonalIdentityNumber, staffByHsaId } from '../db/people.ts';
import type { Em } from '../db/orm.ts';
import type { ChosenPlace, NewSession } from '../db/sessions.ts';
import { workplacesOf } from '../db/workplace.ts';
import type { Workplace } from '../db/workplace.ts';
import type { Instant } from '../engine/plan.ts';
import type { Audience } from './cookies.ts';

/** Whom claims name, or why nobody is let in by them. */
export type Found = { readonly person: NewSession['person'] } | { readonly because: NoEntry };

/** `unknown`: not in the register. `noWorkplace`: in it, with no commission or role that holds now. `commission`: the one named does not. */
export type NoEntry = 'unknown' | 'noWorkplace' | 'commission' | 'deceased';

/**
 * Claims → person. `employeeHsaId` is staff and `personalIdentityNumber` a citizen, each only from a provider that is for them. A commission that
 * the provider names (Sambi's `commissionHsaId`) must be one that holds, and decides the workplace when it has one alone; otherwise the only
 * workplace is chosen by itself, and several are chosen between afterwards (AUT-16).
 */
export async function personOf(
  em: Em,
  claims: Readonly<Record<string, unknown>>,
  audiences: readonly Audience[],
  at: Instant,
): Promise<Found> {
  const { personalIdentityNumber, employeeHsaId, commissionHsaId } = claims;
  if (typeof employeeHsaId === 'string' && audiences.includes('staff')) {
    const staff = await staffByHsaId(em, employeeHsaId);
    if (staff === null) return { because: 'unknown' };
    const workplaces = workplacesOf(staff, at);
    if (workplaces.length === 0) return { because: 'noWorkplace' };
    const named = typeof commissionHsaId === 'string' && commissionHsaId !== '' ? commissionHsaId : null;
    const offered = named === null ? workplaces : workplaces.filter((each) => commissionOf(each)?.hsaId === named);
    if (offered.length === 0) return { because: 'commission' };
    return {
      person: { kind: 'staff', id: staff.id, place: offered[0] !== undefined && offered.length === 1 ? placeOf(offered[0]) : null },
    };
  }
  if (typeof personalIdentityNumber !== 'string' || !audiences.includes('citizen')) return { because: 'unknown' };
  const citizen = await citizenByPersonalIdentityNumber(em, personalIdentityNumber.replaceAll(/\D/g, ''));
  if (citizen === null) return { because: 'unknown' };
  return citizen.deceasedOn === null ? { person: { kind: 'citizen', id: citizen.id } } : { because: 'deceased' };
}

/** A workplace as a session keeps it. */
export function placeOf(workplace: Workplace): ChosenPlace {
  return workplace.kind === 'platform'
    ? { kind: 'platform', id: null, commission: null }
    : { kind: workplace.kind, id: workplace.id, commission: workplace.commission?.id ?? null };
}

const commissionOf = (workplace: Workplace) => (workplace.kind === 'platform' ? null : workplace.commission);
