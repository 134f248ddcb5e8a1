import type { Anchor } from '../document/anchor.ts';
import type { Method } from '../document/method.ts';
import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import type { QuestionKind } from '../document/question.ts';
import type { Result } from '../document/result.ts';
import type { Prefill } from '../document/questions/everyQuestion.ts';
import type { Trigger } from '../document/trigger.ts';
import type { Battery } from '../document/battery.ts';
import type { ItemKind } from './difference.ts';
import { methodInWords } from './methodInWords.ts';
import { QUESTION_KINDS } from './questionKinds.ts';
import { count, decimal, list } from './words.ts';

/** A field's value in Swedish words, to stand in the middle of a sentence. */
export function told(field: string, value: unknown, moment: Moment, kind?: ItemKind): string {
  if (value === undefined || value === null) return 'inget';
  switch (field) {
    case 'messages':
      return value === true ? 'på' : 'av';
    case 'mandatory':
      return kind === 'step' ? (value === true ? 'obligatoriskt' : 'frivilligt') : value === true ? 'obligatorisk' : 'frivillig';
    case 'band':
      return `${decimal(Number((value as Fields)['from']))}–${decimal(Number((value as Fields)['to']))}`;
    case 'notices':
      return notices(value as NonNullable<Moment['notices']>);
    case 'pause':
      return pause(value as NonNullable<Moment['pause']>);
    case 'staffHours':
      return staffHours(value as NonNullable<Moment['staffHours']>);
    case 'method':
      return methodInWords(value as Method);
    case 'kind':
      return kind === 'question' ? `”${QUESTION_KINDS[value as QuestionKind]}”` : plain(value);
    case 'shownWhen':
    case 'expression':
    case 'pattern':
      return `”${value as string}”`;
    case 'media':
    case 'image':
      return `”${String((value as Fields)['src'])}” (${String((value as Fields)['alt'])})`;
    case 'texts':
      return list(Object.entries(value as Fields).map(([step, text]) => `${decimal(Number(step))} ”${String(text)}”`));
    case 'initial':
      return initial(value);
    case 'prefill':
      return prefill(value as Prefill, moment);
    case 'pages':
      return pages(value as Fields);
    case 'sharedForm':
      return `”${String((value as Fields)['id'])}” version ${String((value as Fields)['version'])}`;
    case 'cases':
      return count((value as readonly unknown[]).length, 'provfall', 'provfall');
    case 'activityPlan':
      return `”${String((value as Fields)['title'])}”${(value as Fields)['citizenSees'] === false ? ', bara för personal' : ''}`;
    case 'graph':
      return graph(value as NonNullable<Result['graph']>);
    case 'from':
      return list((value as readonly string[]).map((id) => `”${formTitle(moment, id)}”`));
    case 'endsWhenCompleted':
      return value === 'all' ? 'alla moduler' : list((value as readonly string[]).map((id) => `”${itemTitle(moment, id)}”`));
    case 'burden':
      return `${String((value as Fields)['minutesPerWeek'])} minuter`;
    case 'translations':
      return list(
        Object.entries(value as Readonly<Record<string, object>>).map(
          ([code, texts]) => `${code} (${count(Object.keys(texts).length, 'text', 'texter')})`,
        ),
      );
    case 'opens':
      return opening(value as Opening, moment);
    case 'closes':
      return isKind(value) ? opening(value as unknown as Opening, moment) : span(value as Fields);
    case 'due':
      return span(value as Fields);
    case 'schedule':
      return schedule(value as Battery['schedule'], moment);
    case 'trigger':
      return trigger(value as Trigger, moment);
    case 'completes':
      return completion(value as Fields);
    case 'reminder':
      return reminder(value as Fields);
    case 'rung':
      return `efter ${String((value as Fields)['afterHours'])} personaltimmar till ${word(String((value as Fields)['to']))} (${word(String((value as Fields)['by']))})`;
    case 'ends':
    case 'invitation':
      return `dag ${String((value as Fields)['days'])} kl. ${String((value as Fields)['at'])}`;
    case 'followUp':
      return `dag ${String((value as Fields)['days'])} efter slutet`;
    case 'maintenance':
      return `${String((value as Fields)['noticeDays'])} dagar före`;
    case 'shares':
      return `”${batteryTitle(moment, String((value as Fields)['battery']))}” inom ${String((value as Fields)['days'])} dagar`;
    case 'before':
      return `”${batteryTitle(moment, value as string)}”`;
    case 'form':
      return `”${formTitle(moment, value as string)}”`;
    case 'forms':
      return list((value as readonly string[]).map((id) => `”${formTitle(moment, id)}”`));
    default:
      return plain(value);
  }
}

function notices({ quiet, movable, perWeek }: NonNullable<Moment['notices']>): string {
  const said = [
    quiet && `tyst ${quiet.from}–${quiet.to}`,
    movable && `flyttbara ${movable.earliest}–${movable.latest}`,
    perWeek !== undefined && `högst ${perWeek} i veckan`,
  ].filter((part) => typeof part === 'string');
  return said.length === 0 ? 'inga särskilda regler' : list(said);
}

function pause({
  byCitizen,
  modules = 'shift',
  batteries = 'skip',
  flags = 'shift',
  activities = 'skip',
}: NonNullable<Moment['pause']>): string {
  const kinds = [
    `moduler ${PAUSE[modules]}`,
    `mätningar ${PAUSE[batteries]}`,
    `flaggor ${PAUSE[flags]}`,
    `aktiviteter ${PAUSE[activities]}`,
  ];
  return `${list(kinds)}${byCitizen ? ', och invånaren får pausa själv' : ''}`;
}

const PAUSE = { shift: 'skjuts upp', skip: 'hoppas över', catchUp: 'tas igen' } as const;

function staffHours({ week, closed }: NonNullable<Moment['staffHours']>): string {
  const days = week.map(
    (day, index) => `${WEEKDAYS[index]?.slice(0, 3) ?? ''} ${day.map(([from, to]) => `${from}–${to}`).join(' och ') || 'stängt'}`,
  );
  return `${list(days)}${closed.length > 0 ? `, stängt ${list(closed)}` : ''}`;
}

function initial(value: unknown): string {
  if (Array.isArray(value)) return list(value.map(initial));
  if (typeof value === 'object' && value !== null) return list(Object.entries(value).map(([row, chosen]) => `${row}: ${initial(chosen)}`));
  return plain(value);
}

function prefill(rule: Prefill, moment: Moment): string {
  switch (rule.from) {
    case 'form':
      return `frågan ”${rule.question}” i formuläret ”${formTitle(moment, rule.form)}”`;
    case 'startFact':
      return `startuppgiften ”${rule.fact}”`;
    case 'start':
      return `datumet ”${rule.name}”`;
    case 'today':
      return 'dagens datum';
  }
}

function pages(rule: Fields): string {
  const titles = (rule['titles'] as readonly string[] | undefined) ?? [];
  const by = list((rule['by'] as readonly string[]).map(plain));
  return `högst ${String(rule['maximum'])}, av ${by}${titles.length === 0 ? '' : `, från början ${list(titles.map((title) => `”${title}”`))}`}`;
}

function graph({ minimum, maximum, together }: NonNullable<Result['graph']>): string {
  const ends = `från ${minimum === undefined ? 'lägsta' : decimal(minimum)} till ${maximum === undefined ? 'högsta' : decimal(maximum)}`;
  return `${ends}${together === undefined ? '' : `, tillsammans med ”${together}”`}`;
}

type Fields = Readonly<Record<string, unknown>>;

/** A rule of opening: ”dag 8 efter starten kl. 09:00”, ”tisdagen kl. 09:00 …”. */
function opening(rule: Opening, moment: Moment): string {
  switch (rule.kind) {
    case 'fromStart':
      return 'från starten';
    case 'afterAnchor': {
      const offset = offsetOf(rule);
      return `${offset === '' ? `samma dag som ${anchor(rule.anchor, moment).replace(/^att /, '')}` : `${offset} ${backwards(rule) ? 'före' : 'efter'} ${anchor(rule.anchor, moment)}`} kl. ${rule.at}`;
    }
    case 'elapsed':
      return rule.hours === 0
        ? `genast ${when(anchor(rule.anchor, moment))}`
        : `${decimal(rule.hours)} timmar efter ${anchor(rule.anchor, moment)}`;
    case 'onDate':
      return `den ${rule.date} kl. ${rule.at}`;
    case 'onWeekday': {
      const offset = offsetOf(rule);
      return `första ${WEEKDAYS[rule.weekday - 1] ?? 'dagen'}en från ${offset === '' ? '' : `${offset} efter `}${anchor(rule.anchor, moment)} kl. ${rule.at}`;
    }
    case 'afterModule':
      return `när ”${itemTitle(moment, rule.module)}” är avklarad`;
    case 'condition':
      return `när villkoret ”${rule.when}” gäller`;
    case 'byStaff':
      return 'av personal';
    case 'byCitizen':
      return 'när invånaren ber om det';
    case 'all':
      return rule.of.map((part) => opening(part, moment)).join(' och ');
    case 'any':
      return `antingen ${rule.of.map((part) => opening(part, moment)).join(' eller ')}`;
    case 'not':
      return `så länge inte: ${opening(rule.of, moment)}`;
  }
}

function anchor(from: Anchor, moment: Moment): string {
  switch (from.kind) {
    case 'start':
      return 'starten';
    case 'date':
      return `”${moment.dates?.find(({ id }) => id === from.name)?.title ?? from.name}”`;
    case 'moduleOpened':
      return `att ”${itemTitle(moment, from.module)}” öppnas`;
    case 'moduleCompleted':
      return `att ”${itemTitle(moment, from.module)}” är avklarad`;
    case 'formSaved':
      return `att ”${formTitle(moment, from.form)}” sparas`;
    case 'occasionOpened':
      return `att ”${batteryTitle(moment, from.battery)}” öppnas (${occasion(from.occasion)})`;
    case 'occasionAnswered':
      return `att ”${batteryTitle(moment, from.battery)}” besvaras (${occasion(from.occasion)})`;
    case 'lastActivity':
      return 'invånarens senaste aktivitet';
    case 'named':
      return `”${moment.namedEvents?.find(({ id }) => id === from.name)?.title ?? from.name}”`;
    case 'end':
      return 'momentets slut';
  }
}

/** ”vid starten”, ”när ”Början” öppnas”. */
const when = (anchored: string): string => (anchored.startsWith('att ') ? `när ${anchored.slice(4)}` : `vid ${anchored}`);

const occasion = (which: number | 'latest'): string => (which === 'latest' ? 'senaste tillfället' : `tillfälle ${which}`);

function schedule(rule: Battery['schedule'], moment: Moment): string {
  switch (rule.kind) {
    case 'once': {
      const offset = offsetOf(rule);
      const place =
        offset === ''
          ? when(anchor(rule.anchor, moment))
          : `${offset} ${backwards(rule) ? 'före' : 'efter'} ${anchor(rule.anchor, moment)}`;
      return `en gång, ${place}${rule.at === undefined ? '' : ` kl. ${rule.at}`}`;
    }
    case 'every': {
      const step =
        rule.everyDays !== undefined
          ? count(rule.everyDays, 'dag', 'dagar')
          : rule.everyWeeks !== undefined
            ? count(rule.everyWeeks, 'vecka', 'veckor')
            : count(rule.everyMonths ?? 1, 'månad', 'månader');
      const first = offsetOf({ days: rule.firstDays, weeks: rule.firstWeeks, months: rule.firstMonths });
      return `med ${step} emellan, första gången ${first === '' ? `samma dag som ${anchor(rule.anchor, moment).replace(/^att /, '')}` : `${first} efter ${anchor(rule.anchor, moment)}`} kl. ${rule.at}${ending(rule)}`;
    }
    case 'weekdays': {
      const first = offsetOf({ days: rule.firstDays, weeks: rule.firstWeeks });
      const weeks = rule.everyWeeks === 1 ? '' : ` var ${rule.everyWeeks}:e vecka`;
      return `${list(rule.weekdays.map((day) => `${WEEKDAYS[day - 1] ?? ''}ar`))}${weeks} kl. ${rule.at} från ${first === '' ? '' : `${first} efter `}${anchor(rule.anchor, moment)}${ending(rule)}`;
    }
    case 'random':
      return `vid slumpade tider ${list(rule.windows.map(({ from, to }) => `${from}–${to}`))} i ${count(rule.days, 'dag', 'dagar')}, från dag ${rule.firstDays} efter ${anchor(rule.anchor, moment)}`;
    case 'before':
      return `före ”${itemTitle(moment, rule.module)}”`;
    case 'after':
      return `efter ”${itemTitle(moment, rule.module)}”`;
    case 'byStaff':
      return 'när personal startar den';
  }
}

function ending({ count: times, untilDays }: { readonly count?: number | undefined; readonly untilDays?: number | undefined }): string {
  return `${times === undefined ? '' : `, ${count(times, 'gång', 'gånger')}`}${untilDays === undefined ? '' : `, till dag ${untilDays}`}`;
}

function trigger(rule: Trigger, moment: Moment): string {
  switch (rule.kind) {
    case 'form':
      return `när ”${formTitle(moment, rule.form)}” sparas${rule.when === undefined ? '' : ` och ”${rule.when}” gäller`}`;
    case 'condition':
      return `när villkoret ”${rule.when}” gäller`;
    case 'trend':
      return `när resultatet ”${rule.result}” i ”${formTitle(moment, rule.form)}” ${rule.direction === 'up' ? 'stigit' : 'sjunkit'} minst ${decimal(rule.by)} på ${count(rule.over, 'gång', 'gånger')}`;
    case 'time':
      return opening(rule.opens, moment);
    case 'module':
      return `när ”${itemTitle(moment, rule.module)}” ${{ opened: 'öppnas', completed: 'är avklarad', closed: 'stängs' }[rule.what]}`;
    case 'battery':
      return `när ”${batteryTitle(moment, rule.battery)}” ${rule.what === 'opened' ? 'öppnas' : 'besvaras'}`;
    case 'missedBattery':
      return `när ”${batteryTitle(moment, rule.battery)}” missats ${count(rule.inARow, 'gång', 'gånger')} i följd`;
    case 'moment':
      return `när momentet ${{ paused: 'pausas', maintenance: 'går in i vidmakthållande', followUp: 'går in i uppföljning', ended: 'avslutas' }[rule.what]}`;
    case 'notDone':
      return `när ”${rule.module === undefined ? formTitle(moment, rule.form ?? '') : itemTitle(moment, rule.module)}” inte är gjort ${opening(rule.by, moment)}`;
    case 'inactivity':
      return `efter ${count(rule.days, 'dag', 'dagar')} utan ${rule.of === 'step' ? 'steg' : rule.of === 'form' ? 'sparat formulär' : 'aktivitet'}, kl. ${rule.at}`;
    case 'unansweredMessage':
      return `när ett meddelande från ${rule.from === 'citizen' ? 'invånaren' : 'personal'} inte besvarats ${'staffHours' in rule.after ? `inom ${rule.after.staffHours} personaltimmar` : span(rule.after)}`;
    case 'activity':
      return {
        outside: 'när ett värde i aktivitetsplanen är utanför gränserna',
        missed: 'när en aktivitet missas',
        recorded: 'när ett värde kommer in',
      }[rule.what];
  }
}

function completion(rule: Fields): string {
  const words: Readonly<Record<string, string>> = {
    citizen: 'när invånaren markerar det',
    forms: 'när de obligatoriska formulären är sparade',
    steps: 'när stegen är besökta',
    staff: 'när personal markerar det',
    never: 'aldrig av sig själv',
  };
  return words[String(rule['kind'])] ?? span(rule['after'] as Fields);
}

function reminder(rule: Fields): string {
  const from = rule['from'] === 'due' ? 'från utsatt tid' : 'från öppningen';
  return 'hours' in rule
    ? `${decimal(Number(rule['hours']))} timmar ${from}`
    : `dag ${String(rule['days'])} ${from} kl. ${String(rule['at'])}`;
}

function span(rule: Fields): string {
  return 'hours' in rule ? `efter ${decimal(Number(rule['hours']))} timmar` : `dag ${String(rule['days'])} kl. ${String(rule['at'])}`;
}

function offsetOf(rule: {
  readonly days?: number | undefined;
  readonly weeks?: number | undefined;
  readonly months?: number | undefined;
}): string {
  const parts = [
    [rule.months, 'månad', 'månader'],
    [rule.weeks, 'vecka', 'veckor'],
    [rule.days, 'dag', 'dagar'],
  ] as const;
  return list(parts.flatMap(([number, one, many]) => (number ? [count(Math.abs(number), one, many)] : [])));
}

const backwards = (rule: {
  readonly days?: number | undefined;
  readonly weeks?: number | undefined;
  readonly months?: number | undefined;
}): boolean => [rule.days, rule.weeks, rule.months].some((number) => (number ?? 0) < 0);

function plain(value: unknown): string {
  if (value === true) return 'ja';
  if (value === false) return 'nej';
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return list(value.map(plain));
  return `”${JSON.stringify(value)}”`;
}

/** Words of the document that are not names. */
const WORDS: Readonly<Record<string, string>> = {
  support: 'stöd',
  treatment: 'behandling',
  ordinary: 'vanlig',
  prioritised: 'prioriterad',
  staff: 'personal',
  unit: 'enheten',
  citizen: 'invånaren',
  reading: 'när formuläret läses',
  activity: 'när invånaren är aktiv',
  condition: 'av ett villkor',
  standIn: 'ersättaren',
  citizenAdministrators: 'invånaradministratörerna',
  list: 'rad i listan',
  email: 'e-post',
  sms: 'sms',
  due: 'utsatt tid',
  accepted: 'ja',
  all: 'alla moduler',
  tab: 'flikformulär',
  calendar: 'kalenderformulär',
  shared: 'en gång för alla moduler',
  perModule: 'en gång i varje modul',
  value: 'värde',
  graph: 'graf',
  table: 'tabell',
  phone: 'telefon',
  either: 'e-post eller telefon',
  personal: 'personnummer',
  coordination: 'samordningsnummer',
  front: 'framsidan',
  back: 'baksidan',
  image: 'bild',
  audio: 'ljud',
  video: 'film',
  pdf: 'PDF',
  document: 'dokument',
  hoursMinutes: 'timmar och minuter',
  minutes: 'minuter',
  days: 'dagar',
};

const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
const word = (text: string): string => WORDS[text] ?? `”${text}”`;
const isKind = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value;
const formTitle = (moment: Moment, id: string): string => moment.forms.find((form) => form.id === id)?.title ?? id;
const batteryTitle = (moment: Moment, id: string): string => moment.batteries.find((battery) => battery.id === id)?.title ?? id;

/** What a module or a part of one is called. */
function itemTitle(moment: Moment, id: string): string {
  const [moduleId, sectionId, stepId] = id.split('/');
  const module = moment.modules.find((each) => each.id === moduleId);
  const section = module?.sections.find((each) => each.id === sectionId);
  const step = section?.steps.find((each) => each.id === stepId);
  return step?.title ?? section?.title ?? module?.title ?? id;
}
