import type { AccessEvent } from '../../db/accessEvent.ts';
import type { FollowedAccess, UnusualRule } from '../../db/logFollowUp.ts';
import type { FollowedAccessBody } from '../schemas/log.ts';
import { iso } from './running.ts';

/** A row of the log for whoever follows it up. A protected identity is no name and no number here either (CZN-20). */
export function presentFollowed(row: FollowedAccess): FollowedAccessBody {
  const { citizen } = row;
  return {
    id: row.id,
    at: iso(row.at),
    event: row.event,
    what: whatOf(row),
    thing: row.thing,
    who: { id: row.byKind === 'staff' ? row.byId : null, kind: row.byKind, name: nameOfStaff(row), title: titleOf(row) },
    unit: row.unit,
    purpose: row.purpose,
    reason: row.reason,
    citizen:
      citizen === null
        ? null
        : citizen.protected
          ? { name: PROTECTED, personalIdentityNumber: null }
          : { name: `${citizen.givenName} ${citizen.familyName}`, personalIdentityNumber: citizen.personalIdentityNumber },
    because: row.rules.map((rule) => ({ rule, sentence: becauseOf(rule, row) })),
  };
}

/** A row of the citizen's own extract. */
export function presentOwn(row: FollowedAccess, self: string) {
  const who =
    row.byKind === 'staff' ? nameOfStaff(row) : row.byKind === 'system' ? 'Stegvis' : row.byId === self ? 'Du själv' : 'Den som är ombud';
  return { id: row.id, at: iso(row.at), what: whatOf(row), who, title: titleOf(row), unit: row.unit };
}

const PROTECTED = 'Skyddad identitet';

function nameOfStaff({ byKind, staff }: FollowedAccess): string {
  if (byKind === 'system') return 'Stegvis';
  if (byKind === 'citizen') return 'Invånaren eller ombud';
  if (staff === null) return 'Okänd medarbetare';
  return staff.protected ? 'Medarbetare med skyddade uppgifter' : `${staff.givenName} ${staff.familyName}`;
}

const titleOf = ({ staff }: FollowedAccess): string | null => (staff === null || staff.protected ? null : staff.title);

/** What was done, in words. The citizen's own acts are told by what they were. */
function whatOf({ event, action, thing }: FollowedAccess): string {
  if (event !== 'ownAccess') return words[event];
  return (action === 'read' ? readWords[thing.split('/')[0] ?? ''] : undefined) ?? ownWords[action] ?? 'Använde momentet';
}

const readWords: Readonly<Record<string, string>> = {
  moment: 'Öppnade momentet',
  module: 'Läste en del av momentet',
  form: 'Öppnade ett formulär',
  page: 'Öppnade ett formulär',
  pages: 'Öppnade ett formulär',
  results: 'Såg resultat',
  messages: 'Öppnade meddelanden',
  plan: 'Såg planen',
  file: 'Öppnade en fil',
  why: 'Såg varför något hände',
  log: 'Såg vem som har läst',
};

const words: Readonly<Record<Exclude<AccessEvent, 'ownAccess'>, string>> = {
  enterMoment: 'Öppnade momentet',
  readMessage: 'Läste meddelanden',
  sendMessage: 'Skickade ett meddelande',
  readForm: 'Läste ett formulär',
  createFormPage: 'Lade till en formulärsida',
  viewResults: 'Såg resultat',
  viewPlanning: 'Såg planeringen',
  viewContacts: 'Såg kontakter',
  readTimeline: 'Läste tidslinjen',
  startHandover: 'Påbörjade en överlämning',
  cancelHandover: 'Avbröt en överlämning',
  approveHandover: 'Godkände en överlämning',
  exportMoment: 'Exporterade momentet',
  purgeMoment: 'Gallrade momentet',
  startMoment: 'Startade momentet',
  endMoment: 'Avslutade momentet',
  steerMoment: 'Ändrade i momentet',
  listCitizens: 'Såg invånaren i en lista',
  searchCitizens: 'Fick upp invånaren i en sökning',
  readFile: 'Öppnade en fil',
  answerForm: 'Skrev i ett formulär',
  flag: 'Hanterade en flagga',
  revealProtected: 'Visade skyddade uppgifter',
  decode: 'Öppnade momentet i driften',
  followUpLog: 'Granskade loggen',
  other: 'Något annat',
};

const ownWords: Readonly<Record<string, string>> = {
  read: 'Läste',
  save: 'Sparade svar',
  saveDraft: 'Skrev på ett svar',
  send: 'Skickade ett meddelande',
  markRead: 'Läste meddelanden',
  complete: 'Blev klar med en del',
  pause: 'Pausade momentet',
  resume: 'Återupptog momentet',
  add: 'Lade till',
  remove: 'Tog bort',
};

function becauseOf(rule: UnusualRule, { staff, citizen }: FollowedAccess): string {
  switch (rule) {
    case 'notResponsible':
      return 'Är inte ansvarig för invånarens moment.';
    case 'protectedIdentity':
      return 'Invånaren har skyddad identitet.';
    case 'sameFamilyName':
      return citizen?.protected || staff?.protected
        ? 'Har samma efternamn som invånaren.'
        : `Båda heter ${citizen?.familyName} i efternamn.`;
    case 'ownRecord':
      return 'Är själv invånaren.';
    case 'colleague':
      return 'Invånaren arbetar på samma vårdenhet.';
    case 'outsideHours':
      return 'Klockan var mellan 22 och 06.';
    case 'manyCitizens':
      return 'Såg ovanligt många invånare samma timme.';
  }
}
