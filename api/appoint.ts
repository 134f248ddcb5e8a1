import { keepCommissions } from '../db/commissions.ts';
import type { Em } from '../db/orm.ts';
import { hasCommission, keepStaff, knownStaff } from '../db/organisationStaff.ts';
import type { KnownStaff } from '../db/organisationStaff.ts';
import type { Deps } from './deps.ts';
import type { AskedPerson } from './hsa.ts';
import { nameOf } from './present/organisation.ts';
import { conflict, Refusal, wrongFields } from './refusal.ts';

/** The person who is to have a role. Whoever HSA does not know is refused, and anyone whom nobody here has met while HSA is away. */
export async function appointed(em: Em, asked: AskedPerson, hsaId: string, field = 'hsaId'): Promise<KnownStaff> {
  if (asked.kind === 'unknown') throw wrongFields('Personen går inte att lägga till.', [{ question: field, message: NOBODY }]);
  const person = asked.kind === 'known' ? await keepStaff(em, asked.person) : await knownStaff(em, hsaId);
  if (person === null) throw directoryAway();
  if (!person.active) throw conflict('inactive', 'Personen är inaktiverad i Stegvis och kan inte få någon roll.');
  return person;
}

/** The person has a commission there that holds (ERR-04, ERR-13): by HSA's word, or by what is known here while HSA is away. */
export async function demandCommission(em: Em, asked: AskedPerson, person: KnownStaff, at: CommissionPlace): Promise<void> {
  const place = 'careUnit' in at ? at.careUnit : at.careProvider;
  const has =
    asked.kind === 'known'
      ? asked.commissions.some((each) => ('careUnit' in at ? each.careUnit : each.careProvider) === place.hsaId)
      : await hasCommission(em, person.id, 'careUnit' in at ? { careUnit: place.id } : { careProvider: place.id });
  if (has) return;
  const where = 'careUnit' in at ? `vårdenheten ${place.name}` : `någon av vårdenheterna hos ${place.name}`;
  throw conflict(
    'commissionMissing',
    `${nameOf(person, false)} har inget medarbetaruppdrag på ${where} i HSA, så rollen skulle inte gå att använda. Lägg upp uppdraget i HSA först.`,
  );
}

export type CommissionPlace = { readonly careUnit: NamedPlace } | { readonly careProvider: NamedPlace };

interface NamedPlace {
  readonly id: string;
  readonly hsaId: string;
  readonly name: string;
}

/** Keeps the commissions that HSA told of with the appointment, so that the role can be used at once. */
export async function keepTold(deps: Deps, asked: AskedPerson, staff: string): Promise<void> {
  if (asked.kind !== 'known' || asked.commissions.length === 0) return;
  await deps.db.as({ kind: 'signIn' }, async (em) => keepCommissions(em, staff, asked.commissions, await deps.clock.now(em)));
}

/** 503: HSA did not answer, and nothing was done. */
export const directoryAway = (): Refusal =>
  new Refusal(
    { status: 503, code: 'directoryAway', title: 'HSA svarar inte just nu. Ingenting är ändrat. Försök igen om en stund.' },
    { 'retry-after': '30' },
  );

const NOBODY = 'Det finns ingen person med det HSA-id:t i HSA.';
