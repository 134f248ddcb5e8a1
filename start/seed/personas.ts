import type { Persona } from '../../integrations/persona.ts';
import { citizens } from './citizens.ts';
import { staff } from './staff.ts';

/** Whom one can be at the local sign-in, and what is worth seeing as them. */
export const personas: readonly Persona[] = [
  citizen('Erik', 'erik', 'Mitt i ett moment', 'Invånare, mitt i Sömnskola'),
  citizen('Aisha', 'aisha', 'Mitt i ett moment', 'Invånare, har just svarat på frågor'),
  citizen('Birgitta', 'birgitta', 'Mitt i ett moment', 'Invånare, ska svara på frågor inför ett besök'),
  citizen('Daniel', 'daniel', 'Mitt i ett moment', 'Invånare, går varje dag efter en operation'),
  citizen('Linnéa', 'linnea', 'Mitt i ett moment', 'Invånare, har inget moment ännu'),
  citizen('Anna', 'anna', 'För någon annan', 'Vårdnadshavare för barn på 12, 13 och 14 år, och för ett som fyller 13 i morgon'),
  citizen('Maj', 'maj', 'För någon annan', 'Ombud för Åke Lindståhl'),
  citizen('Wilma', 'wilma', 'För någon annan', 'Barn på 14 år, sköter sitt eget'),
  citizen('Lena', 'lena', 'Lite ovanligare', 'Invånare med skyddad identitet'),
  citizen('Yasmin', 'yasmin', 'Lite ovanligare', 'Invånare, har aldrig loggat in på 1177'),
  citizen('Gunnar', 'gunnar', 'Lite ovanligare', 'Invånare, har stängt av aviseringar'),
  citizen('Bengt', 'bengt', 'Lite ovanligare', 'Avliden enligt folkbokföringen, släpps inte in'),
  { ...citizen('Olle', 'olle', 'Lite ovanligare', 'E-legitimation på tillitsnivå 2, släpps inte in'), level: 2 },
  citizen('Test', 'test', 'Testpersoner', 'Testinvånare, går att ha inloggad bredvid testpersonal'),

  member('Maria', 'maria', 'På en enhet', 'Psykolog på Sömnmottagningen, ansvarig för de flesta'),
  member('Johan', 'johan', 'På en enhet', 'Psykoterapeut på Sömnmottagningen'),
  member('Nils', 'nils', 'På en enhet', 'Systemförvaltare, följer momenten i Temporal'),
  member('Eva', 'eva', 'På en enhet', 'Invånaradministratör på Sömnmottagningen'),
  member('Fatima', 'fatima', 'På en enhet', 'Distriktssköterska på Vårdcentralen'),
  member('Lars', 'lars', 'På en enhet', 'Behörighetsadministratör på Vårdcentralen'),
  member('Ingrid', 'ingrid', 'På en enhet', 'Dataadministratör på Vårdcentralen'),
  member('Petra', 'petra', 'På en utgivarenhet', 'Designer'),
  member('Viktor', 'viktor', 'På en utgivarenhet', 'Utgivare'),
  member('Karin', 'karin', 'Administratörer', 'Vårdgivaradministratör på Norrviks vård'),
  member('Sofia', 'sofia', 'Administratörer', 'Nationell administratör'),
  member('Anders', 'anders', 'Administratörer', 'Systemadministratör'),
  member('Monika', 'monika', 'Administratörer', 'Loggadministratör på Norrviks psykiatri'),
  member('Samira', 'samira', 'Lite ovanligare', 'Läkare med flera uppdrag, väljer arbetsplats'),
  member('Ylva', 'ylva', 'Lite ovanligare', 'Kurator med skyddade personuppgifter'),
  { ...member('Ulf', 'ulf', 'Lite ovanligare', 'Psykolog utan SITHS-kort'), withoutSiths: true },
  member('Tomas', 'tomas', 'Lite ovanligare', 'Uppdraget har gått ut, släpps inte in'),
  member('Hanna', 'hanna', 'Lite ovanligare', 'Har inget uppdrag, släpps inte in'),
  member('Tova', 'tova', 'Testpersoner', 'Testbehandlare på utbildningsenheten'),
];

function citizen(name: string, subject: string, heading: string, description: string): Persona {
  const one = citizens.find((each) => each.givenName === name);
  if (!one) throw new Error(`The demo has no citizen for the persona "${subject}".`);
  const { givenName, familyName, personalIdentityNumber } = one;
  return { subject, group: 'citizen', heading, givenName, familyName, description, claims: { personalIdentityNumber } };
}

function member(name: string, subject: string, heading: string, description: string): Persona {
  const one = staff.find((each) => each.givenName === name);
  if (!one) throw new Error(`The demo has no staff for the persona "${subject}".`);
  const { givenName, familyName, hsaId } = one;
  return { subject, group: 'staff', heading, givenName, familyName, description, claims: { employeeHsaId: hsaId } };
}
