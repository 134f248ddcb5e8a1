import type { Persona } from '../../integrations/persona.ts';
import { citizens } from './citizens.ts';
import { staff } from './staff.ts';

/** Whom one can be at the local sign-in, and what is worth seeing as them. */
export const personas: readonly Persona[] = [
  citizen('197804232390', 'erik', 'Invånare, mitt i Sömnskola'),
  citizen('199108122384', 'aisha', 'Invånare, har just svarat på frågor'),
  citizen('196207042380', 'birgitta', 'Invånare, ska svara på frågor inför ett besök'),
  citizen('197311292390', 'daniel', 'Invånare, går varje dag efter en operation'),
  citizen('198810142383', 'linnea', 'Invånare, har inget moment ännu'),
  member('SE2321000016-STG1', 'maria', 'Psykolog på Sömnmottagningen, ansvarig för de flesta'),
  member('SE2321000016-STG2', 'johan', 'Psykoterapeut på Sömnmottagningen'),
  member('SE2321000016-STG4', 'nils', 'Systemförvaltare, följer momenten i Temporal'),
];

function citizen(personalIdentityNumber: string, subject: string, description: string): Persona {
  const one = citizens.find((each) => each.personalIdentityNumber === personalIdentityNumber);
  if (!one) throw new Error(`The demo has no citizen for the persona "${subject}".`);
  const { givenName, familyName } = one;
  return { subject, group: 'citizen', givenName, familyName, description, claims: { personalIdentityNumber } };
}

function member(hsaId: string, subject: string, description: string): Persona {
  const one = staff.find((each) => each.hsaId === hsaId);
  const unit = one?.grants[0]?.unit;
  if (!one || unit === undefined) throw new Error(`The demo has no staff for the persona "${subject}".`);
  const { givenName, familyName } = one;
  return { subject, group: 'staff', givenName, familyName, description, claims: { employeeHsaId: hsaId } };
}
