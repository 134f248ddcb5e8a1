import { contracts } from '../riv/contract.ts';
import type { Contract } from '../riv/contract.ts';
import type { Reader } from '../riv/reader.ts';
import { elementsIn } from '../riv/xml.ts';
import type { XmlElement } from '../riv/xml.ts';
import { directoryAnswers } from './directoryAnswers.ts';
import type { StandInCitizen, StandInPeople } from './standInPeople.ts';

/** What a stand-in answers one question with. */
export type Answerer = (question: Reader, world: StandInWorld) => Promise<Answered> | Answered;

export type Answered =
  | { readonly kind: 'answer'; readonly body: XmlElement }
  /** The question is not what the contract says. */
  | { readonly kind: 'fault'; readonly text: string };

export interface StandInWorld {
  readonly people: StandInPeople;
  readonly refuses: boolean;
  /** The answer is to be about another than who was asked about. */
  readonly someoneElse: boolean;
  readonly correlationId: string;
  keepMessage(message: { readonly key: string; readonly to: string; readonly subject: string; readonly body: string }): Promise<void>;
  keepLog(id: string, line: string): void;
}

/** Each operation's answerer. */
export const answers: Readonly<Record<keyof typeof contracts, Answerer>> = {
  ...directoryAnswers,
  getUserProfile(question, world) {
    const { namespace, answer } = contracts.getUserProfile;
    const of = elementsIn(namespace);
    const asked = question.text('subjectOfCare');
    if (asked === null || !NUMBER.test(asked)) return fault('subjectOfCare');
    const citizen = citizenIn(world, asked);
    const account = world.refuses ? null : profileOf(citizen, contracts.getUserProfile);
    return answered(
      of(
        answer,
        account === null ? null : of('userProfile', ...account),
        of('isActive', account !== null),
        of('resultCode', world.refuses ? 'ERROR' : account === null ? 'INFO' : 'OK'),
        account === null ? of('resultText', 'Personen har inget konto.') : null,
      ),
    );
  },
  getUserProfileByAgent(question, world) {
    const { namespace, answer } = contracts.getUserProfileByAgent;
    const of = elementsIn(namespace);
    const agent = question.text('subjectOfCareId');
    const objectId = question.text('objectId');
    if (agent === null || !NUMBER.test(agent) || objectId === null) return fault('subjectOfCareId');
    const parent = world.people.citizens.find((each) => each.personalIdentityNumber === agent);
    // Here the object's id is the child's number; 1177's own is of its own making.
    const child = parent?.children.includes(objectId) === true && !world.refuses ? citizenIn(world, objectId) : undefined;
    const account =
      child === undefined ? null : profileOf({ ...child, account: child.account ?? noAccount }, contracts.getUserProfileByAgent);
    return answered(
      of(
        answer,
        account === null ? null : of('currentUserProfile', ...account),
        of('agentName', parent === undefined ? '' : `${parent.givenName} ${parent.familyName}`),
        of('resultCode', world.refuses ? 'ERROR' : account === null ? 'INFO' : 'OK'),
      ),
    );
  },
  async addMessage(question, world) {
    const contract = contracts.addMessage;
    const of = elementsIn(contract.namespace);
    const to = question.text('subjectOfCareId');
    const message = question.part('message')?.in(contract.core);
    const subject = message?.text('headerText') ?? null;
    const body = message?.text('msg') ?? null;
    if (to === null || !NUMBER.test(to) || subject === null || body === null) return fault('message');
    if (world.refuses) return answered(of(contract.answer, of('resultCode', 'ERROR'), of('resultText', 'Tar inte emot.')));
    await world.keepMessage({ key: world.correlationId, to, subject, body });
    return answered(of(contract.answer, of('resultCode', 'OK')));
  },
  lookupResident(question, world) {
    const { namespace, core, answer } = contracts.lookupResident;
    const of = elementsIn(namespace);
    const asked = question.texts('personId');
    if (asked.length === 0 || asked.some((number) => !NUMBER.test(number)) || question.part('lookUpSpecification') === null)
      return fault('personId');
    if (world.refuses) return fault('Not authorised');
    const found = asked.flatMap((number) => citizenIn(world, number) ?? []);
    return answered(of(answer, ...found.map((citizen) => of('resident', ...residentOf(citizen, core)))));
  },
  storeLog(question, world) {
    const { namespace, core, answer } = contracts.storeLog;
    const of = elementsIn(namespace);
    const result = elementsIn('urn:riv:ehr:log:store:1');
    const entries = question.parts('Log').map((entry) => entry.in(core));
    const lines = entries.map((entry) => {
      const activity = entry.part('Activity');
      const demanded = [
        entry.text('LogId'),
        activity?.text('StartDate'),
        activity?.text('ActivityType'),
        activity?.text('Purpose'),
        entry.part('User')?.text('UserId'),
      ];
      const [id = null, ...line] = demanded;
      return id === null || line.some((part) => !part) ? null : { id, line: line.join(' · ') };
    });
    const code = world.refuses ? 'ACCESSDENIED' : lines.length === 0 || lines.includes(null) ? 'VALIDATIONERROR' : 'OK';
    if (code === 'OK') for (const line of lines) if (line !== null) world.keepLog(line.id, line.line);
    return answered(of(answer, of('StoreLog', result('ResultCode', code), result('ResultText', code))));
  },
};

const NUMBER = /^[0-9]{8}[0-9pPtTfF][0-9]{3}$/;
const noAccount = { email: null, mobile: null, notices: false };

const answered = (body: XmlElement): Answered => ({ kind: 'answer', body });
const fault = (what: string): Answered => ({ kind: 'fault', text: `Invalid content was found: ${what}` });

/** Who is asked about, or somebody else when the answer is to be wrong. */
function citizenIn({ people, someoneElse }: StandInWorld, number: string): StandInCitizen | undefined {
  if (someoneElse) return people.citizens.find((each) => each.personalIdentityNumber !== number);
  return people.citizens.find((each) => each.personalIdentityNumber === number);
}

function profileOf(citizen: StandInCitizen | undefined, { core }: Contract): XmlElement[] | null {
  if (citizen === undefined || citizen.account === null) return null;
  const of = elementsIn(core);
  const { account, children, protectedIdentity } = citizen;
  const parts = [
    of('subjectOfCareId', citizen.personalIdentityNumber),
    of('firstName', citizen.givenName),
    of('lastName', citizen.familyName),
    protectedIdentity || citizen.county === null ? null : of('countyCode', citizen.county),
    protectedIdentity || citizen.municipality === null ? null : of('municipalityCode', citizen.municipality),
    children.length === 0
      ? null
      : of('relatives', ...children.map((child) => of('items', of('subjectOfCareId', child), of('relativeType', 'Child')))),
    account.mobile === null ? null : of('mobilePhoneNumber', account.mobile),
    account.email === null ? null : of('email', account.email),
    of('hasMailNotification', account.notices && account.email !== null),
    of('hasSmsNotification', account.notices && account.mobile !== null),
  ];
  return parts.filter((part) => part !== null);
}

function residentOf(citizen: StandInCitizen, core: string): XmlElement[] {
  const of = elementsIn(core);
  const added = elementsIn('urn:riv:population:residentmaster:1.1');
  const { personalIdentityNumber: number, protectedIdentity, deceasedOn, registered } = citizen;
  const out =
    deceasedOn === null
      ? registered
        ? null
        : of('Avregistrering', of('AvregistreringsorsakKod', 'OO'), added('AvregistreringsorsakKodKomplett', 'UV'))
      : of('Avregistrering', of('AvregistreringsorsakKod', 'AV'), of('Avregistreringsdatum', deceasedOn.replaceAll('-', '')));
  return [
    of('Sekretessmarkering', protectedIdentity ? 'J' : 'N'),
    of(
      'Personpost',
      of('PersonId', number),
      of('Kon', Number(number[10]) % 2 === 0 ? 'K' : 'M'),
      of('Fodelsetid', number.slice(0, 8)),
      out,
      of('Namn', of('Fornamn', citizen.givenName), of('Efternamn', citizen.familyName)),
      protectedIdentity || citizen.county === null || citizen.municipality === null
        ? null
        : of('Folkbokforingsadress', of('LanKod', citizen.county), of('KommunKod', citizen.municipality)),
      added('Relationer'),
    ),
  ];
}
