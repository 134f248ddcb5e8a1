import type { Because } from '../decision.ts';
import { dayCount, decimal, hourCount, spokenTime } from './count.ts';
import { namedFacts } from './facts.ts';
import { ruleHeld } from './opened.ts';
import { both, type Both } from './sentences.ts';
import { number, quoted, text, type Words } from './words.ts';

/**
 * Why, as the end of any sentence that tells what happened or did not: ", för formuläret lästes". Every rule has one (promise 5);
 * a noun says it in better words where it can, in its own file.
 */
export function reason(words: Words): Both {
  return reasons[words.decision.rule](words);
}

type Reason = (words: Words) => Both;

const because =
  (staff: string, citizen: string = staff): Reason =>
  () => ({ staff: `, för ${staff}`, citizen: `, för ${citizen}` });
const byStaff = (did: string): Reason => because(`personal ${did}`, `din behandlare ${did}`);

const reasons: Readonly<Record<Because, Reason>> = {
  openingRule: (words) => ruleHeld(words) ?? both(', från starten'),
  ruleNoLonger: because('det som den väntade på gäller inte längre'),
  openedByStaff: byStaff('öppnade den'),
  lockedByStaff: byStaff('har låst den'),
  reopenedByStaff: byStaff('öppnade den igen'),
  askedByCitizen: because('invånaren bad om den', 'du bad om den'),
  notAskable: because('den öppnas inte på begäran'),
  waitsForBattery: ({ battery }) => ({
    staff: `, för ${battery} ska besvaras först`,
    citizen: `, för du behöver svara på ${battery} först`,
  }),
  batteryAnswered: ({ battery }) => ({ staff: `, när ${battery} var besvarad`, citizen: `, när du hade svarat på ${battery}` }),
  alreadyOpen: because('den var redan öppen'),
  notOpen: because('den var inte öppen'),
  alreadyCompleted: because('den var redan avklarad'),
  notCompleted: because('den var varken avklarad eller stängd'),
  completesByForms: because('den blir klar först när alla obligatoriska formulär är sparade'),
  completesBySteps: because('den blir klar först när alla steg är besökta'),
  completesByStaff: because('det är personal som markerar den som klar', 'det är din behandlare som markerar den som klar'),
  completedByCitizen: because('invånaren hade markerat den som klar', 'du hade markerat den som klar'),
  completedByStaff: byStaff('hade markerat den som klar'),
  completedByForms: because('alla obligatoriska formulär var sparade', 'du hade svarat på alla formulär i den'),
  completedBySteps: because('alla steg var besökta', 'du hade gått igenom alla steg'),
  completedByTime: (words) => both(`, för tiden för den hade gått${span(words)}`),
  closingRule: (words) =>
    words.decision.item === 'closeModule' ? (ruleHeld(words) ?? both(', enligt den tid som är bestämd')) : both(', för den stängdes'),
  alreadyClosed: because('den var redan stängd'),
  schedule: () => both(' enligt schemat'),
  addedByStaff: byStaff('lade till den'),
  notAllowed: because('det är inte tillåtet i det här momentet'),
  withdrawnByStaff: byStaff('tog tillbaka den'),
  answered: because('den var redan besvarad', 'du hade redan svarat'),
  answeredElsewhere: because('samma formulär var besvarade i en annan mätning', 'du hade svarat på samma formulär i en annan mätning'),
  notAnswered: because('inget svar hade kommit', 'inget svar från dig hade kommit'),
  occasionClosed: because('tiden för att svara hade gått ut'),
  occasionOpened: ({ occasion }) => both(`, för ${occasion} hade öppnats`),
  moduleOpened: ({ module }) => both(`, för ${module} hade öppnats`),
  afterClosing: because('tiden för att svara hade gått ut'),
  beforeStart: because('momentet hade inte börjat'),
  stale: because('det hade blivit för sent för att vara till hjälp'),
  laterReminderDue: because('en senare påminnelse om samma sak gick i stället'),
  quietHours: ({ decision }) => {
    const from = text(decision, 'quietFrom');
    const to = text(decision, 'quietTo');
    return both(`, för inget skickas under tyst tid${from === null || to === null ? '' : `, ${spokenTime(from)}–${spokenTime(to)}`}`);
  },
  weeklyCap: ({ decision }) => {
    const perWeek = number(decision, 'perWeek');
    const most = `så många besked som får skickas på en vecka${perWeek === null ? '' : `, ${decimal(perWeek)}`}`;
    return { staff: `, för invånaren hade redan fått ${most}`, citizen: `, för du hade redan fått ${most}` };
  },
  citizenSettings: because('invånaren har stängt av aviseringar', 'du har stängt av aviseringar'),
  noAccount: because('invånaren har inget konto för e-tjänster', 'du hade inget konto för e-tjänster'),
  activityDue: ({ measure }) => both(`, för det var dags för ${measure}`),
  conditionHolds: (words) => {
    const named = namedFacts(words);
    return { staff: `, för villkoret var uppfyllt${named === '' ? '' : `: ${named}`}`, citizen: ', för villkoret för det var uppfyllt' };
  },
  conditionGone: (words) => {
    const named = namedFacts(words);
    return {
      staff: `, för det som skulle släcka den var uppfyllt${named === '' ? '' : `: ${named}`}`,
      citizen: ', för det gäller inte längre',
    };
  },
  calculationFailed: ({ form }) => both(`, för ett resultat av ${form} kunde inte beräknas`),
  trend: (words) => ({ staff: `, för ${trend(words)}`, citizen: `, för ett resultat av ${words.form} hade ändrats` }),
  time: (words) => ruleHeld(words) ?? both(', för den bestämda tiden hade kommit'),
  moduleCompleted: ({ module }) => both(`, för ${module} blev klar`),
  moduleClosed: ({ module }) => both(`, för ${module} stängdes`),
  notDone: (words) => both(`, för ${undone(words)}`),
  done: because('det var redan gjort'),
  inactivity: (words) => {
    const last = number(words.decision, 'lastActivityAt');
    const since = last === null ? 'hade setts' : `hade setts sedan ${words.names.say(last)}`;
    return { staff: `, för ingen aktivitet ${since}`, citizen: `, för ingen aktivitet ${since}` };
  },
  activity: (words) => {
    const last = number(words.decision, 'lastActivityAt');
    const at = last === null ? '' : ` ${words.names.say(last)}`;
    return { staff: `, för invånaren var aktiv${at}`, citizen: `, för du var här${at}` };
  },
  missed: (words) => both(`, för ${missed(words)}`),
  unansweredMessage: (words) => {
    const from = text(words.decision, 'from');
    const whose = from === 'citizen' ? ' från invånaren' : from === 'staff' ? ' från personal' : '';
    return both(`, för ett meddelande${whose} hade inte besvarats${span(words)}`);
  },
  messageAnswered: because('meddelandet hade besvarats'),
  outsideLimits: (words) => ({ staff: `, för värdet${value(words)} ligger utanför gränserna${limits(words)}`, citizen: '' }),
  withinLimits: (words) => ({ staff: `, och värdet${value(words)} ligger inom gränserna${limits(words)}`, citizen: '' }),
  formRead: because('formuläret lästes'),
  formMarkedUnread: ({ form }) => both(`, för ${form} markerades som oläst`),
  putOutByStaff: byStaff('släckte flaggan'),
  alreadyRaised: because('den var redan höjd'),
  flagOut: because('flaggan var släckt'),
  notPutOut: because('flaggan var inte släckt'),
  addedFlag: byStaff('hade lagt till den'),
  removedFlag: byStaff('tog bort den'),
  anchorMoved: because('det som tiden räknas från hade ändrats'),
  zoneChanged: because('tidszonen ändrades'),
  hoursChanged: because('enhetens öppettider ändrades'),
  reported: ({ decision, names }) => {
    const name = text(decision, 'anchorName') ?? text(decision, 'name');
    return both(name === null ? ', för det rapporterades' : `, för ${quoted(names.anchor?.(name) ?? name)} rapporterades`);
  },
  alreadyReported: because('det var redan rapporterat'),
  unknownName: because('det namnet finns inte i momentet'),
  settingChanged: because('inställningen ändrades'),
  pausedByStaff: byStaff('hade pausat momentet'),
  pausedByCitizen: because('invånaren hade pausat momentet', 'du hade pausat momentet'),
  resumedByStaff: byStaff('återupptog momentet'),
  resumedByCitizen: because('invånaren återupptog momentet', 'du återupptog momentet'),
  pauseOver: because('pausen var slut'),
  notPaused: because('momentet var inte pausat'),
  skippedByPause: (words) => both(`, för det som faller inom en paus hoppas över${pause(words)}`),
  movedByPause: (words) => both(`, för momentet hade varit pausat${pause(words)}`),
  caughtUp: (words) => both(`, för bara det senaste inom en paus tas igen${pause(words)}`),
  momentPaused: because('momentet var pausat'),
  maintenance: because('momentet var i vidmakthållande'),
  maintenanceSet: because('vidmakthållande började'),
  maintenanceTakenBack: byStaff('avbröt vidmakthållandet'),
  maintenanceOver: because('vidmakthållandet var slut'),
  notInMaintenance: because('momentet var inte i vidmakthållande'),
  invitationAccepted: because('invånaren tackade ja', 'du tackade ja'),
  invitationDeclined: because('invånaren tackade nej', 'du tackade nej'),
  invitationLapsed: because('inbjudan besvarades inte i tid'),
  notInvited: because('ingen inbjudan väntade på svar'),
  startTimeCame: because('den bestämda starttiden hade kommit'),
  citizenGone: ({ decision }) => {
    const cause = text(decision, 'cause');
    const what =
      cause === 'deceased'
        ? 'invånaren har enligt registret avlidit'
        : cause === 'deregistered'
          ? 'invånaren är enligt registret inte längre folkbokförd'
          : 'invånaren finns inte kvar i registret';
    return { staff: `, för ${what}`, citizen: ', för alla utskick var stoppade' };
  },
  citizenBack: because('registret har rättats', 'ett fel i registret har rättats'),
  handoverRequested: (words) => both(`, för överlämning${unit(words)} har begärts`),
  handoverApproved: (words) => both(`, för överlämningen${unit(words)} har godkänts`),
  handoverCancelled: because('överlämningen avbröts'),
  handoverRefused: because('överlämningen avböjdes'),
  noHandover: because('ingen överlämning väntade'),
  planMoved: because('momentet gick över till en ny version'),
  removedFromPlan: because('den finns inte i momentets nya version'),
  measureEnded: ({ measure }) => both(`, för ${measure} togs bort ur aktivitetsplanen`),
  followUpBegan: because('uppföljningen började'),
  followUpOver: because('uppföljningen var slut'),
  lastModuleCompleted: because('den sista modulen var avklarad'),
  momentEnded: because('momentet var avslutat'),
  timeLimit: because('tiden som är bestämd för momentet hade gått'),
  endedByStaff: byStaff('avslutade momentet'),
  halted: because('momentet hade stannat'),
};

/** " på 36 timmar", where the record says how long. */
function span({ decision }: Words): string {
  const days = number(decision, 'days');
  const hours = number(decision, 'hours');
  return hours !== null ? ` på ${hourCount(hours)}` : days !== null ? ` på ${dayCount(days)}` : '';
}

function undone({ decision, module, form }: Words): string {
  if (text(decision, 'module') !== null) return `${module} var inte avklarad`;
  return text(decision, 'form') === null ? 'det var inte gjort' : `${form} var inte sparat`;
}

/** Occasions in a row without an answer, or a measure's time without a value. */
function missed({ decision, battery, measure }: Words): string {
  if (text(decision, 'measure') !== null) return `inget värde hade kommit för ${measure}`;
  const count = number(decision, 'missedInARow');
  if (count === null) return `${battery} hade missats`;
  return count === 1 ? `ett tillfälle av ${battery} hade missats` : `${count} tillfällen i rad av ${battery} hade missats`;
}

function trend({ decision, names, form }: Words): string {
  const result = text(decision, 'results');
  const by = number(decision, 'by');
  const now = number(decision, 'value');
  const id = text(decision, 'form');
  const of = result === null || id === null ? 'ett resultat' : names.fact(`forms.${id}.results.${result}`);
  const from = number(decision, 'from');
  if (from !== null && now !== null) return `${of} av ${form} hade gått från ${decimal(from)} till ${decimal(now)}`;
  return `${of} av ${form} hade ändrats${by === null ? ' så mycket som är bestämt' : ` med minst ${decimal(by)}`}${now === null ? '' : ` och är nu ${decimal(now)}`}`;
}

function value({ decision }: Words): string {
  const given = number(decision, 'value');
  return given === null ? '' : ` ${decimal(given)}`;
}

function limits({ decision }: Words): string {
  const minimum = number(decision, 'minimum');
  const maximum = number(decision, 'maximum');
  if (minimum !== null && maximum !== null) return ` ${decimal(minimum)}–${decimal(maximum)}`;
  return minimum !== null ? ` (minst ${decimal(minimum)})` : maximum !== null ? ` (högst ${decimal(maximum)})` : '';
}

function pause({ decision, names }: Words): string {
  const from = number(decision, 'pausedFrom');
  const to = number(decision, 'pausedTo');
  if (from === null) return '';
  return ` (pausen började ${names.say(from)}${to === null ? '' : ` och slutade ${names.say(to)}`})`;
}

function unit({ decision, names }: Words): string {
  const id = text(decision, 'unit');
  return id === null ? '' : ` till ${quoted(names.unit?.(id) ?? id)}`;
}
