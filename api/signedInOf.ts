import type { ActsFor, FoundSession } from '../db/sessions.ts';
import { workplacesOf } from '../db/workplace.ts';
import type { Instant } from '../engine/plan.ts';
import { ageOn } from './ageOn.ts';
import type { SignedIn } from './signedIn.ts';

/**
 * Who a session is for at this instant. A workplace that is gone leaves the others to choose from, and none at all ends the session; a right
 * to act for another that has ended leaves the citizen as oneself.
 */
export function signedInOf(session: FoundSession, sessionHash: Uint8Array, at: Instant, guardianUntilAge: number): SignedIn | null {
  if (session.person.kind === 'citizen') {
    const { citizen, actingFor } = session.person;
    const { id, givenName, familyName } = citizen;
    const more = citizen.actsFor.some((each) => mayActFor(each, at, guardianUntilAge));
    const other = citizen.actsFor.find((each) => each.id === actingFor && mayActFor(each, at, guardianUntilAge));
    const ended = other === undefined ? citizen.actsFor.find((each) => each.id === actingFor) : undefined;
    if (other === undefined)
      return {
        kind: 'citizen',
        id,
        givenName,
        familyName,
        actor: null,
        more,
        ...(ended ? { actingEnded: ended.givenName } : {}),
        sessionHash,
      };
    return {
      kind: 'citizen',
      id: other.id,
      givenName: other.givenName,
      familyName: other.familyName,
      actor: { id, givenName, familyName, as: other.kind },
      more,
      sessionHash,
    };
  }
  const { staff, place } = session.person;
  const { id, givenName, familyName, title } = staff;
  const workplaces = workplacesOf(staff, at);
  const person = { id, givenName, familyName, title, sessionHash, more: workplaces.length > 1 };
  if (workplaces.length === 0) return null;
  const chosen = workplaces.find((each) => each.kind === place?.kind && (each.kind === 'platform' || each.id === place.id));
  if (chosen === undefined) return { ...person, kind: 'undecided' };
  if (chosen.kind === 'unit')
    return {
      ...person,
      kind: 'staff',
      unit: { id: chosen.id, name: chosen.name, kind: chosen.unitKind },
      commission: chosen.commission,
      roles: chosen.roles,
    };
  if (chosen.kind === 'platform')
    return { ...person, kind: 'administrator', place: { kind: 'platform', name: 'Stegvis' }, commission: null, roles: chosen.roles };
  const { kind, id: placeId, name, commission, roles } = chosen;
  return { ...person, kind: 'administrator', place: { kind, id: placeId, name }, commission, roles };
}

/** Whether one may act for another at an instant: a guardian until that birthday of the child's in Sweden (MOM-11), an agent while it is valid. */
export function mayActFor({ kind, birthDate, validFrom, validTo }: ActsFor, at: Instant, guardianUntilAge: number): boolean {
  return validFrom <= at && (validTo === null || validTo > at) && (kind === 'agent' || ageOn(birthDate, at) < guardianUntilAge);
}
