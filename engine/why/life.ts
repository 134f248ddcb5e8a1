import type { Because, Item } from '../decision.ts';
import { byOutcome, clauses } from './outcome.ts';
import { both, staffOnly, type Sentences } from './sentences.ts';
import { number, quoted, should, text, type Words } from './words.ts';

/** What is decided about the running moment as a whole. */
export type LifeItem = Extract<
  Item,
  | 'startMoment'
  | 'lapseInvitation'
  | 'invitation'
  | 'pause'
  | 'resume'
  | 'maintenance'
  | 'endMaintenance'
  | 'citizenGone'
  | 'handover'
  | 'movePlan'
  | 'followUp'
  | 'endFollowUp'
  | 'endMoment'
  | 'end'
>;

/** Why the moment began, was paused, went into vidmakthållande or follow-up, was handed over, moved to another version, or ended. */
export function explainLife(item: LifeItem, words: Words): Sentences {
  const { decision, when } = words;
  // What staff or a register take back is recorded as cancelled, and told in the same words as what is done.
  if (decision.outcome === 'fired' || (decision.outcome === 'cancelled' && TAKEN_BACK.has(decision.rule))) {
    const told = fired[item](words);
    if (told) return told;
  }
  switch (item) {
    case 'startMoment':
      return byOutcome(words, clauses(words, 'Momentet', ['började', 'börja', 'börjat']));
    case 'lapseInvitation':
      return byOutcome(words, clauses(words, 'Inbjudan', ['gick ut', 'gå ut', 'gått ut']));
    case 'invitation':
      return byOutcome(words, {
        did: `Inbjudan besvarades ${when}`,
        not: `Svaret på inbjudan ${when} togs inte emot`,
        should: `Inbjudan ${should(words, 'besvaras', 'besvarats')}`,
      });
    case 'pause':
      return byOutcome(words, {
        did: `Momentet pausades ${when}`,
        not: `Momentets paus ändrades inte ${when}`,
        should: `Momentet ${should(words, 'pausas', 'pausats')}`,
      });
    case 'resume':
      if (decision.outcome === 'cancelled' && (decision.rule === 'resumedByStaff' || decision.rule === 'resumedByCitizen')) {
        return {
          staff: `Pausen skulle ha varat till ${when}, men ${decision.rule === 'resumedByStaff' ? 'personal' : 'invånaren'} återupptog momentet tidigare.`,
          citizen: `Pausen skulle ha varat till ${when}, men ${decision.rule === 'resumedByStaff' ? 'din behandlare' : 'du'} återupptog momentet tidigare.`,
        };
      }
      return byOutcome(words, {
        did: `Momentet fortsatte ${when}`,
        not: `Momentet fortsatte inte ${when}`,
        should: `Pausen ${should(words, 'ta slut', 'tagit slut')}`,
      });
    case 'maintenance':
      return byOutcome(words, {
        did: `Vidmakthållandet ändrades ${when}`,
        not: `Vidmakthållandet ändrades inte ${when}`,
        should: `Vidmakthållandet ${should(words, 'ändras', 'ändrats')}`,
      });
    case 'endMaintenance':
      return byOutcome(words, clauses(words, 'Vidmakthållandet', ['tog slut', 'ta slut', 'tagit slut']));
    case 'citizenGone':
      return byOutcome(
        words,
        {
          did: `Uppgiften om invånaren ändrades ${when}`,
          not: `Uppgiften om invånaren ${when} ändrade inget`,
          should: `Uppgiften om invånaren ${should(words, 'ändras', 'ändrats')}`,
        },
        null,
      );
    case 'handover':
      return byOutcome(
        words,
        {
          did: `Överlämningen ändrades ${when}`,
          not: `Överlämningen ändrades inte ${when}`,
          should: `Överlämningen ${should(words, 'ändras', 'ändrats')}`,
        },
        null,
      );
    case 'movePlan':
      return byOutcome(words, {
        did: `Momentet gick över till en ny version ${when}`,
        not: `Momentet gick inte över till en ny version ${when}`,
        should: `Momentet ${should(words, 'gå', 'gått')} över till en ny version`,
      });
    case 'followUp':
      return byOutcome(words, clauses(words, 'Uppföljningen', ['började', 'börja', 'börjat']));
    case 'endFollowUp':
      return byOutcome(words, clauses(words, 'Uppföljningen', ['avslutades', 'avslutas', 'avslutats']));
    case 'endMoment':
    case 'end':
      if (decision.outcome === 'suppressed' && decision.rule === 'momentEnded') return both(`Momentet var redan avslutat ${when}.`);
      return byOutcome(words, clauses(words, 'Momentet', ['avslutades', 'avslutas', 'avslutats']));
  }
}

const TAKEN_BACK: ReadonlySet<Because> = new Set(['maintenanceTakenBack', 'citizenBack']);

type Fired = (words: Words) => Sentences | null;
type ByRule = Partial<Readonly<Record<Because, (words: Words) => Sentences>>>;

const rules =
  (told: ByRule): Fired =>
  (words) =>
    told[words.decision.rule]?.(words) ?? null;

const ended = rules({
  timeLimit: ({ when }) => both(`Momentet avslutades ${when}, för tiden som är bestämd för det hade gått.`),
  endedByStaff: ({ when }) => ({
    staff: `Momentet avslutades av personal ${when}.`,
    citizen: `Din behandlare avslutade momentet ${when}.`,
  }),
  momentEnded: ({ when }) => both(`Momentet var redan avslutat ${when}.`),
  invitationLapsed: ({ when }) => both(`Momentet blev inte av: inbjudan gick ut ${when} utan svar.`),
  invitationDeclined: ({ when }) => ({
    staff: `Momentet blev inte av: invånaren tackade nej ${when}.`,
    citizen: `Du tackade nej till momentet ${when}.`,
  }),
});

const maintained = (words: Words): string => {
  const until = number(words.decision, 'until');
  return until === null ? '' : `, till ${words.names.say(until)}`;
};

/** What is better said in a rule's own words than as clause and reason. */
const fired: Readonly<Record<LifeItem, Fired>> = {
  startMoment: () => null,
  lapseInvitation: ({ when }) => both(`Inbjudan gick ut ${when}, för den hade inte besvarats i tid.`),
  invitation: rules({
    invitationAccepted: ({ when }) => ({ staff: `Invånaren tackade ja ${when}.`, citizen: `Du tackade ja ${when}.` }),
    invitationDeclined: ({ when }) => ({ staff: `Invånaren tackade nej ${when}.`, citizen: `Du tackade nej ${when}.` }),
    invitationLapsed: ({ when }) => both(`Inbjudan gick ut ${when}, för den hade inte besvarats i tid.`),
  }),
  pause: rules({
    pausedByStaff: (words) => ({
      staff: `Momentet pausades av personal ${words.when}${maintained(words)}.`,
      citizen: `Din behandlare pausade momentet ${words.when}${maintained(words)}.`,
    }),
    pausedByCitizen: (words) => ({
      staff: `Invånaren pausade momentet ${words.when}${maintained(words)}.`,
      citizen: `Du pausade momentet ${words.when}${maintained(words)}.`,
    }),
    resumedByStaff: resumed,
    resumedByCitizen: resumed,
    pauseOver: resumed,
  }),
  resume: rules({ resumedByStaff: resumed, resumedByCitizen: resumed, pauseOver: resumed }),
  maintenance: rules({
    maintenanceSet: (words) => ({
      staff: `Personal satte momentet i vidmakthållande ${words.when}${maintained(words)}. Det kan läsas men inget sparas eller skickas.`,
      citizen: `Din behandlare satte momentet i vidmakthållande ${words.when}${maintained(words)}. Du kan läsa men inte svara.`,
    }),
    maintenanceTakenBack: ({ when }) => ({
      staff: `Personal avbröt vidmakthållandet ${when}. Momentet pågår igen.`,
      citizen: `Din behandlare avbröt vidmakthållandet ${when}. Momentet pågår igen.`,
    }),
  }),
  endMaintenance: rules({ maintenanceOver: ({ when }) => both(`Vidmakthållandet tog slut ${when}, och därmed avslutades momentet.`) }),
  citizenGone: rules({
    citizenGone: (words) =>
      staffOnly(`${gone(text(words.decision, 'cause'))} ${words.when}. Allt som skulle ha skickats till invånaren är stoppat.`),
    citizenBack: ({ when }) => staffOnly(`Uppgiften i registret rättades ${when}. Det som väntade räknas om.`),
  }),
  handover: rules({
    handoverRequested: (words) => staffOnly(`Överlämning${toUnit(words)} begärdes ${words.when}. Inget ändras förrän den är godkänd.`),
    handoverApproved: (words) => ({
      staff: `Överlämningen${toUnit(words)} godkändes ${words.when}.`,
      citizen: `Ditt moment flyttades${toUnit(words)} ${words.when}.`,
    }),
    handoverCancelled: ({ when }) => staffOnly(`Överlämningen avbröts ${when}. Momentet är kvar på enheten.`),
    handoverRefused: ({ when }) => staffOnly(`Överlämningen avböjdes ${when}. Momentet är kvar på enheten.`),
  }),
  movePlan: rules({
    planMoved: ({ when }) => both(`Momentet gick över till en ny version ${when}. Det som redan är gjort står kvar.`),
  }),
  followUp: rules({
    followUpBegan: ({ when }) => both(`Uppföljningen började ${when}. Nu är det bara uppföljningens formulär som kan besvaras.`),
  }),
  endFollowUp: rules({
    followUpOver: ({ when }) => both(`Uppföljningen avslutades ${when}, för tiden för den hade gått eller allt i den var klart.`),
    endedByStaff: ({ when }) => ({
      staff: `Uppföljningen avslutades av personal ${when}.`,
      citizen: `Din behandlare avslutade uppföljningen ${when}.`,
    }),
  }),
  endMoment: ended,
  end: ended,
};

function resumed({ decision, when }: Words): Sentences {
  switch (decision.rule) {
    case 'resumedByStaff':
      return { staff: `Personal återupptog momentet ${when}.`, citizen: `Din behandlare återupptog momentet ${when}.` };
    case 'resumedByCitizen':
      return { staff: `Invånaren återupptog momentet ${when}.`, citizen: `Du återupptog momentet ${when}.` };
    default:
      return both(`Momentet fortsatte ${when}, för pausen var slut.`);
  }
}

function gone(cause: string | null): string {
  if (cause === 'deceased') return 'Enligt registret har invånaren avlidit. Det kom in';
  if (cause === 'deregistered') return 'Enligt registret är invånaren inte längre folkbokförd. Det kom in';
  return 'Enligt registret finns invånaren inte kvar. Det kom in';
}

function toUnit({ decision, names }: Words): string {
  const unit = text(decision, 'unit');
  return unit === null ? '' : ` till ${quoted(names.unit?.(unit) ?? unit)}`;
}
