import type { z } from 'zod';
import type { battery } from '../../compiler/document/battery.ts';
import type { WrittenAnchor } from '../../compiler/document/anchor.ts';
import type { Format, Imported, MomentPart } from '../format.ts';
import { sourceIds } from '../ids.ts';
import { lossLog, refusal, type LossLog } from '../lossReport.ts';
import { readParts } from '../readParts.ts';
import { minutes, protocol, protocolSet, type Protocol } from './protocol.ts';
import { schedules } from './schedules.ts';
import { wordsOf } from './words.ts';

/**
 * RADAR-base protocols (aRMT, schema 0.0.6) as batteries: when each questionnaire is asked, until when it may be answered, its reminders.
 * The questions themselves stand in other files (REDCap dictionaries), so each form comes in without them and the report says where they are.
 */
export const radar: Format = {
  name: 'radar',
  title: 'RADAR-base',
  recognise: (text) => /"protocols"\s*:/.test(text) && /"(repeatProtocol|questionnaire)"\s*:/.test(text),
  bring: bringRadar,
};

type WrittenBattery = z.input<typeof battery>;

interface Making {
  readonly log: LossLog;
  readonly idOf: ReturnType<typeof sourceIds>;
  readonly forms: { id: string; title: string; [key: string]: unknown }[];
  readonly batteries: WrittenBattery[];
  readonly modules: unknown[];
  readonly dates: { id: string; title: string; question: string }[];
  readonly namedEvents: { id: string; title: string }[];
}

const MOST_BATTERIES = 50;

function bringRadar(text: string): Imported<MomentPart> {
  const read = jsonOf(text);
  const set = protocolSet.safeParse(read);
  if (!set.success)
    return { document: null, report: refusal('radar', 'okänd', 'Filen är inget RADAR-protokoll: den saknar namn eller protokoll.') };
  const { name, version, schemaVersion, healthIssues, protocols, ...unknown } = set.data;
  const source = version === undefined ? name : `${name} ${version}`;
  const log = lossLog('radar');
  const making: Making = { log, idOf: sourceIds('f'), forms: [], batteries: [], modules: [], dates: [], namedEvents: [] };
  log.kept('/name', 'metadata');
  if (version !== undefined) log.kept('/version', 'metadata');
  if (schemaVersion !== undefined) log.left('/schemaVersion', 'metadata', 'Filens egen formatversion behövs inte här.');
  if (healthIssues !== undefined)
    log.left('/healthIssues', 'metadata', 'Ett moment har inga diagnosområden. Skriv dem i beskrivningen om de behövs.');
  for (const key of Object.keys(unknown)) log.left(`/${pointer(key)}`, 'metadata', 'Fältet är okänt.');
  const ordered = protocols.map((each, index) => ({ index, read: protocol.safeParse(each) }));
  for (const { index, read: one } of ordered.toSorted((a, b) => orderOf(a) - orderOf(b) || a.index - b.index)) {
    if (one.success) bringProtocol(making, one.data, `/protocols/${index}`);
    else
      log.left(`/protocols/${index}`, 'form', `Protokollet går inte att läsa: ${one.error.issues[0]?.path.join('.') ?? ''} har fel form.`);
  }
  if (making.forms.length === 0) return { document: null, report: log.report(source, 'Filen har inget protokoll som går att läsa.') };
  return readParts(
    {
      forms: making.forms,
      batteries: making.batteries,
      modules: making.modules,
      ...(making.dates.length > 0 ? { dates: making.dates } : {}),
      ...(making.namedEvents.length > 0 ? { namedEvents: making.namedEvents } : {}),
    },
    log,
    source,
  );
}

const orderOf = ({ read }: { read: ReturnType<typeof protocol.safeParse> }): number => (read.success ? (read.data.order ?? 0) : 0);

function bringProtocol(making: Making, read: Protocol, at: string): void {
  const { log } = making;
  const form = making.idOf(read.questionnaire.name);
  const isOurs = form === read.questionnaire.name;
  log.kept(`${at}/name`, 'form', `forms.${form}.title`);
  if (!isOurs)
    log.changed(`${at}/questionnaire/name`, 'metadata', `Namnet ”${read.questionnaire.name}” blev id:t ${form}.`, `forms.${form}`);
  else log.kept(`${at}/questionnaire/name`, 'metadata', `forms.${form}`);
  if (read.questionnaire.repository !== undefined)
    log.left(
      `${at}/questionnaire/repository`,
      'item',
      `Frågorna står inte i filen utan i ”${read.questionnaire.name}” på en annan plats. Läs in dem för sig.`,
    );
  if (read.questionnaire.avsc !== undefined)
    log.left(`${at}/questionnaire/avsc`, 'metadata', 'Hur RADAR-base lagrar svaren har ingen motsvarighet.');
  const words = wordsOf(read, log, at, form);
  const made = { id: form, title: read.name, questions: [], ...words.form };
  if (read.order !== undefined) log.kept(`${at}/order`, 'metadata');
  if (read.showInCalendar === false) log.left(`${at}/showInCalendar`, 'metadata', 'Ett öppet tillfälle syns alltid för invånaren.');
  else if (read.showInCalendar !== undefined) log.kept(`${at}/showInCalendar`, 'metadata');
  if (read.isDemo === true)
    log.changed(`${at}/isDemo`, 'metadata', 'I källan sparas inte svaren. Här sparas de; gör en testkörning för att visa upp formuläret.');
  else if (read.isDemo !== undefined) log.kept(`${at}/isDemo`, 'metadata');
  for (const key of Object.keys(read)) if (!KNOWN.has(key)) log.left(`${at}/${pointer(key)}`, 'metadata', 'Fältet är okänt.');
  making.forms.push(read.type === 'on_demand' ? onDemand(making, made, at) : made);
  if (read.type !== undefined && read.type !== 'on_demand') log.left(`${at}/type`, 'metadata', `Slaget ”${read.type}” är okänt.`);
  bringTimes(making, read, at, form, words.battery);
}

/** Asked whenever the citizen wants: a form of pages in a module that is open from the start. */
function onDemand(making: Making, form: Making['forms'][number], at: string): Making['forms'][number] {
  making.log.changed(
    `${at}/type`,
    'schedule',
    'Fylls i när invånaren själv vill: ett flikformulär där hon lägger till sidor.',
    `forms.${form.id}.kind`,
  );
  making.modules.push({
    id: making.idOf(`modul ${form.id}`),
    title: form.title,
    opens: { kind: 'fromStart' },
    completes: { kind: 'staff' },
    sections: [
      { id: 'formular', title: form.title, steps: [{ kind: 'form', id: 'fyllI', title: form.title, form: form.id, mandatory: false }] },
    ],
  });
  return { ...form, kind: 'tab', pages: { by: ['citizen'], maximum: 400 } };
}

function bringTimes(
  making: Making,
  { name, type, protocol: times }: Protocol,
  at: string,
  form: string,
  words: { introduction?: string },
): void {
  const { log } = making;
  const here = `${at}/protocol`;
  const { repeatProtocol, repeatQuestionnaire, reminders, completionWindow, notification, clinicalProtocol, referenceTimestamp } = times;
  for (const key of Object.keys(times)) if (!KNOWN_TIMES.has(key)) log.left(`${here}/${pointer(key)}`, 'schedule', 'Fältet är okänt.');
  if (notification !== undefined)
    log.left(`${here}/notification`, 'text', 'En avisering säger att något väntar, aldrig vad. Texten är därför densamma för alla.');
  if (type === 'on_demand') {
    for (const key of TIMES)
      if (times[key] !== undefined) log.left(`${here}/${key}`, 'schedule', 'Det som invånaren fyller i när hon vill har inget schema.');
    return;
  }
  const closes = closesOf(completionWindow, log, here);
  const about = {
    forms: [form],
    ...words,
    ...(closes === null ? {} : { closes: { hours: closes } }),
    reminders: remindersOf(reminders, closes, log, here),
  };
  const anchor = anchorOf(making, referenceTimestamp, here);
  const add = (schedule: WrittenBattery['schedule'], number: number, of: number): string | null => {
    if (making.batteries.length >= MOST_BATTERIES) return null;
    const made = making.idOf(`b ${form}`);
    making.batteries.push({ id: made, title: of > 1 ? `${name} (${number})` : name, schedule, ...about });
    return `batteries.${made}`;
  };
  if (clinicalProtocol !== undefined) bringClinical(making, clinicalProtocol, here, add);
  if (repeatQuestionnaire === undefined) {
    if (repeatProtocol !== undefined) log.left(`${here}/repeatProtocol`, 'schedule', 'Utan tider på dagen finns inget att upprepa.');
    return;
  }
  const offsets = repeatQuestionnaire.unitsFromZero.map((amount) => minutes(repeatQuestionnaire.unit, amount));
  const plan = schedules(anchor, repeatProtocol ?? { unit: 'day', amount: 0 }, offsets);
  const places = plan.schedules.map((schedule, index) => add(schedule, index + 1, plan.schedules.length));
  const lost = plan.left.length > 0 || places.includes(null);
  const to = places.find((place) => place !== null) ?? undefined;
  const because = [
    ...plan.changed,
    ...(plan.schedules.length > 1 && plan.schedules[0]?.kind !== 'random'
      ? [`Varje tid är ett eget mätbatteri, ${plan.schedules.length} stycken.`]
      : []),
    ...(lost
      ? [
          `${plan.left.length + places.filter((place) => place === null).length} av ${offsets.length} tider ryms inte i scheman som finns här.`,
        ]
      : []),
  ].join(' ');
  for (const key of ['repeatProtocol', 'repeatQuestionnaire'] as const) {
    if (times[key] === undefined) continue;
    if (to === undefined) log.left(`${here}/${key}`, 'schedule', because || 'Flera gånger om dygnet, dygnet runt, frågar vi ingen.');
    else if (because === '') log.kept(`${here}/${key}`, 'schedule', to);
    else log.changed(`${here}/${key}`, 'schedule', because, to);
  }
}

type Add = (schedule: WrittenBattery['schedule'], number: number, of: number) => string | null;

function bringClinical(making: Making, clinical: NonNullable<Protocol['protocol']['clinicalProtocol']>, here: string, add: Add): void {
  const { log } = making;
  const at = `${here}/clinicalProtocol`;
  for (const key of Object.keys(clinical))
    if (key !== 'requiresInClinicCompletion' && key !== 'repeatAfterClinicVisit')
      log.left(`${at}/${pointer(key)}`, 'schedule', 'Fältet är okänt.');
  if (clinical.requiresInClinicCompletion === true) {
    const to = add({ kind: 'byStaff' }, 1, 1);
    if (to === null) log.left(`${at}/requiresInClinicCompletion`, 'schedule', 'Det finns redan 50 mätbatterier.');
    else log.changed(`${at}/requiresInClinicCompletion`, 'schedule', 'Fylls i på mottagningen: personalen startar tillfället.', to);
  } else if (clinical.requiresInClinicCompletion !== undefined) log.kept(`${at}/requiresInClinicCompletion`, 'schedule');
  const after = clinical.repeatAfterClinicVisit;
  if (after === undefined) return;
  if (!making.namedEvents.some(({ id }) => id === 'besok')) making.namedEvents.push({ id: 'besok', title: 'Besök på mottagningen' });
  const offsets = after.unitsFromZero.map((amount) => minutes(after.unit, amount)).filter((offset) => offset >= 15 && offset <= 5_256_000);
  const places = offsets.map((offset, index) => {
    const days = Math.round(offset / 1440);
    return add(
      { kind: 'once', anchor: { kind: 'named', name: 'besok' }, days, ...(days > 0 ? { at: '08:00' } : {}) },
      index + 1,
      offsets.length,
    );
  });
  const to = places.find((place) => place !== null);
  if (to === undefined || to === null) log.left(`${at}/repeatAfterClinicVisit`, 'schedule', 'Tiderna efter besöket ryms inte.');
  else
    log.changed(
      `${at}/repeatAfterClinicVisit`,
      'schedule',
      'Räknas från det första besök som personalen rapporterar, i hela dygn och kl. 08.00.',
      to,
    );
}

/** A series that counts from a day in the calendar counts here from a date that is given at start. */
function anchorOf(making: Making, reference: Protocol['protocol']['referenceTimestamp'], here: string): WrittenAnchor {
  if (reference === undefined) return { kind: 'start' };
  const said = typeof reference === 'string' ? reference : reference.timestamp;
  const from = making.dates.find(({ title }) => title === `Räknas från (${said.slice(0, 30)})`) ?? {
    id: making.idOf('referens'),
    title: `Räknas från (${said.slice(0, 30)})`,
    question: `Vilken dag ska schemat räknas från? I källan står ${said.slice(0, 30)}.`,
  };
  if (!making.dates.includes(from)) making.dates.push(from);
  making.log.changed(`${here}/referenceTimestamp`, 'schedule', 'Dagen som allt räknas från ges när momentet startas.', `dates.${from.id}`);
  return { kind: 'date', name: from.id };
}

function closesOf(window: Protocol['protocol']['completionWindow'], log: LossLog, here: string): number | null {
  if (window === undefined) return null;
  const hours = minutes(window.unit, window.amount) / 60;
  const at = `${here}/completionWindow`;
  if (hours === 0) {
    log.left(at, 'schedule', 'Tiden för att svara är 0. Här stänger tillfället inte.');
    return null;
  }
  if (hours > 87_600) {
    log.changed(at, 'schedule', 'Tiden för att svara är längre än tio år. Här stänger tillfället inte.');
    return null;
  }
  const quarters = Math.max(1, Math.ceil(hours * 4)) / 4;
  if (quarters === hours) log.kept(at, 'schedule');
  else log.changed(at, 'schedule', `Tider räknas här i kvartar, så ${window.amount} ${window.unit} blev ${quarters} timmar.`);
  return quarters;
}

function remindersOf(reminders: Protocol['protocol']['reminders'], closes: number | null, log: LossLog, here: string): { hours: number }[] {
  if (reminders === undefined) return [];
  const at = `${here}/reminders`;
  const step = Math.round((minutes(reminders.unit, reminders.amount) / 60) * 4) / 4;
  const wanted = step === 0 ? [] : Array.from({ length: reminders.repeat }, (_, index) => ({ hours: step * (index + 1) }));
  const made = wanted.filter(({ hours }) => hours <= 8784 && (closes === null || hours < closes)).slice(0, 10);
  if (made.length === wanted.length) log.kept(at, 'reminder');
  else
    log.changed(
      at,
      'reminder',
      `${wanted.length - made.length} av ${wanted.length} påminnelser kommer först när tillfället har stängt, och följer inte med.`,
    );
  return made;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** A key as a part of a JSON pointer. */
const pointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const KNOWN = new Set(Object.keys(protocol.shape));
const KNOWN_TIMES = new Set(Object.keys(protocol.shape.protocol.shape));
const TIMES = ['repeatProtocol', 'repeatQuestionnaire', 'reminders', 'completionWindow', 'clinicalProtocol', 'referenceTimestamp'] as const;
