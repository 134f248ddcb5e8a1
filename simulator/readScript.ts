import { checkAnswers } from '../compiler/answers/checkAnswers.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { EventKind, FormInstance } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { planned } from '../engine/planned.ts';
import type { Act, Planned } from './act.ts';
import type { Given } from './given.ts';
import { instantOf } from './instantOf.ts';

/** What a script cannot be read for: the line, the place on it, and a Swedish sentence. */
export interface ScriptFault {
  readonly line: number;
  readonly place: string;
  readonly message: string;
}

/** A file of events that has been read. */
export interface Script {
  readonly acts: readonly Planned[];
  /** What a first line `{"kind":"start","at":…}` says of the start. */
  readonly begins: { readonly at: Instant; readonly given: Given } | null;
}

/**
 * A file of events as acts, in order: one JSON object a line, the log's own events with `at` as a time (`2026-03-01T09:00` in the moment's
 * zone, or with an offset). A saved form has `answers`, which are checked and scored, or `facts` as the log has them. `seq` is passed over.
 */
export function readScript(text: string, moment: Moment, plan: Plan, start: Instant): Script | { readonly faults: readonly ScriptFault[] } {
  const acts: Planned[] = [];
  const faults: ScriptFault[] = [];
  let begins: Script['begins'] = null;
  let last = start;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = new Line(index + 1, raw, faults);
    if (line.value?.['kind'] === 'start') {
      const at = line.instant(moment.zone);
      if (acts.length > 0) line.fault('kind', 'Starten ska stå på första raden.');
      else if (at !== null) begins = { at, given: givenOf(line) };
      last = at ?? last;
      continue;
    }
    const act = line.value === null ? null : actOf(line, moment, plan);
    const at = line.value === null ? null : line.instant(moment.zone);
    if (at !== null && at < last) line.fault('at', acts.length === 0 ? 'Tiden ligger före starten.' : 'Tiden ligger före raden ovanför.');
    if (at !== null) last = Math.max(last, at);
    if (act && at !== null) acts.push({ at, act });
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults.length > 0 ? { faults } : { acts, begins };
}

const MOST_FAULTS = 20;

/** One line of a script while it is read: what stands in it, and what is wrong with it. */
class Line {
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly #number: number;
  readonly #faults: ScriptFault[];

  constructor(number: number, text: string, faults: ScriptFault[]) {
    this.#number = number;
    this.#faults = faults;
    this.value = this.#read(text);
  }

  #read(text: string): Readonly<Record<string, unknown>> | null {
    try {
      const value: unknown = JSON.parse(text);
      // As `scriptOf` writes them: { at, act }.
      if (isObject(value)) return isObject(value['act']) ? { ...value['act'], at: value['at'] } : value;
    } catch {
      this.fault('', 'Raden är inte JSON.');
      return null;
    }
    this.fault('', 'Raden ska vara ett objekt inom klammerparentes.');
    return null;
  }

  fault(place: string, message: string): null {
    this.#faults.push({ line: this.#number, place, message });
    return null;
  }

  instant(zone: string): Instant | null {
    const at = this.value?.['at'];
    if (typeof at === 'number' && Number.isFinite(at)) return at;
    const instant = typeof at === 'string' ? instantOf(at, zone) : null;
    return instant ?? this.fault('at', 'Skriv en tid, till exempel 2026-03-01T09:00.');
  }

  text(name: string): string | null {
    const value = this.value?.[name];
    return typeof value === 'string' && value !== '' ? value : this.fault(name, 'Här ska stå en text.');
  }

  /** One of some words. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    const value = this.value?.[name];
    return words.find((word) => word === value) ?? this.fault(name, `Skriv ${words.map((word) => `”${word}”`).join(' eller ')}.`);
  }

  /** An id that the moment has. */
  known(name: string, has: (id: string) => boolean, what: string): string | null {
    const id = this.text(name);
    return id === null || has(id) ? id : this.fault(name, `${what} ”${id}” finns inte i momentet.`);
  }

  number(name: string): number | null {
    const value = this.value?.[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fault(name, 'Här ska stå ett tal.');
  }

  object(name: string): Readonly<Record<string, unknown>> | null {
    const value = this.value?.[name];
    return isObject(value) ? value : this.fault(name, 'Här ska stå ett objekt inom klammerparentes.');
  }

  reason(): string | null {
    const reason = this.value?.['reason'];
    return typeof reason === 'string' ? reason : null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a line about the start says besides its time. */
function givenOf(line: Line): Given {
  const { dates, facts, zone, seed, invited } = line.value ?? {};
  return {
    ...(isObject(dates) ? { dates: dates as Record<string, string> } : {}),
    ...(isObject(facts) ? { facts: facts as Record<string, string> } : {}),
    ...(typeof zone === 'string' ? { zone } : {}),
    ...(typeof seed === 'number' ? { draw: seed } : {}),
    ...(invited === true ? { invited } : {}),
  };
}

function actOf(line: Line, moment: Moment, plan: Plan): Act | null {
  const value = line.value ?? {};
  const kind = KINDS.find((each) => each === value['kind']);
  if (kind === undefined)
    return line.fault(
      'kind',
      `Händelsen ”${typeof value['kind'] === 'string' ? value['kind'] : ''}” finns inte. Skriv en av ${KINDS.join(', ')}.`,
    );
  const item = (name = 'module'): string | null => line.known(name, (id) => planned(plan).item.has(id), 'Modulen');
  const battery = (): string | null => line.known('battery', (id) => planned(plan).battery.has(id), 'Mätningen');
  const by = (): 'citizen' | 'staff' | null => line.oneOf('by', ['citizen', 'staff']);
  const reason = line.reason();
  switch (kind) {
    case 'citizenActive':
    case 'citizenBack':
    case 'invitationAccepted':
    case 'invitationDeclined':
    case 'handoverCancelled':
    case 'handoverRefused':
    case 'jump':
      return { kind };
    case 'formSaved':
      return savedForm(line, moment, plan);
    case 'formRead':
    case 'formMarkedUnread': {
      const form = formId(line, plan);
      const instance = instanceOf(line, plan);
      return form !== null && instance ? { kind, form, instance } : null;
    }
    case 'formWithdrawn': {
      const form = formId(line, plan);
      const instance = instanceOf(line, plan);
      const answerVersion = value['answerVersion'] === undefined ? 1 : line.number('answerVersion');
      return form !== null && instance && answerVersion !== null
        ? { kind, form, instance, answerVersion, standing: 0, facts: null, reason }
        : null;
    }
    case 'formSent':
    case 'sentFormWithdrawn': {
      const form = formId(line, plan);
      const sent = line.number('sent');
      return form !== null && sent !== null ? { kind, form, sent, reason } : null;
    }
    case 'pageAdded': {
      const form = formId(line, plan);
      const page = line.number('page');
      const who = by();
      return form !== null && page !== null && who !== null ? { kind, form, page, by: who } : null;
    }
    case 'stepVisited': {
      const step = line.text('step');
      return step === null ? null : { kind, step };
    }
    case 'moduleAsked': {
      const module = item();
      return module === null ? null : { kind, module };
    }
    case 'moduleCompleted': {
      const module = item();
      const who = value['by'] === undefined ? 'citizen' : by();
      return module !== null && who !== null ? { kind, module, by: who, ...(reason === null ? {} : { reason }) } : null;
    }
    case 'moduleOpened':
    case 'moduleLocked':
    case 'moduleReopened': {
      const module = item();
      return module === null ? null : { kind, module, reason };
    }
    case 'occasionAdded': {
      const id = battery();
      return id === null ? null : { kind, battery: id, reason };
    }
    case 'occasionWithdrawn': {
      const id = battery();
      const occasion = line.number('occasion');
      return id !== null && occasion !== null ? { kind, battery: id, occasion, reason } : null;
    }
    case 'flagPutOut': {
      const flagKey = line.text('flagKey');
      return flagKey === null ? null : { kind, flagKey, reason };
    }
    case 'flagAdded': {
      const flag = line.object('flag');
      const shaped = flag !== null && typeof flag['id'] === 'string' && isObject(flag['trigger']) && Array.isArray(flag['recipients']);
      if (flag !== null && !shaped) return line.fault('flag', 'En flagga har id, trigger, recipients, priority och putOut.');
      return flag === null ? null : ({ kind, flag } as unknown as Act);
    }
    case 'flagRemoved': {
      const flag = line.text('flag');
      return flag === null ? null : { kind, flag };
    }
    case 'messageSent': {
      const who = by();
      return who === null ? null : { kind, by: who };
    }
    case 'measureSet': {
      const measure = line.object('measure');
      const shaped =
        measure !== null && typeof measure['id'] === 'string' && isObject(measure['schedule']) && Number.isInteger(measure['count']);
      if (measure !== null && !shaped)
        return line.fault('measure', 'En åtgärd har id, schedule, count, minimum, maximum, flag och reminder.');
      return measure === null
        ? null
        : ({ kind, measure: { minimum: null, maximum: null, flag: 'none', reminder: false, ...measure } } as unknown as Act);
    }
    case 'measureEnded': {
      const measure = line.text('measure');
      return measure === null ? null : { kind, measure };
    }
    case 'observed': {
      const measure = line.text('measure');
      const number = line.number('value');
      return measure !== null && number !== null ? { kind, measure, value: number } : null;
    }
    case 'dateSet': {
      const name = line.text('name');
      const date = line.text('date');
      if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date)) return line.fault('date', 'Skriv ett datum, till exempel 2026-03-01.');
      return name !== null && date !== null ? { kind, name, date } : null;
    }
    case 'named': {
      const name = line.text('name');
      return name === null ? null : { kind, name };
    }
    case 'zoneChanged': {
      const zone = line.text('zone');
      return zone === null ? null : { kind, zone };
    }
    case 'sendTimeSet': {
      const sendAt = value['sendAt'] ?? null;
      if (sendAt === null) return { kind, sendAt };
      const isTime = typeof sendAt === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(sendAt);
      return isTime ? { kind, sendAt } : line.fault('sendAt', 'Skriv ett klockslag, till exempel 18:30.');
    }
    case 'noticeSuppressed': {
      const key = line.text('key');
      const because = line.oneOf('because', ['weeklyCap', 'citizenSettings']);
      return key !== null && because !== null ? { kind, key, because } : null;
    }
    case 'paused': {
      const who = by();
      const until = value['until'] === undefined || value['until'] === null ? null : timeIn(line, 'until', moment.zone);
      return who === null ? null : { kind, by: who, until, reason };
    }
    case 'resumed': {
      const who = by();
      return who === null ? null : { kind, by: who };
    }
    case 'maintenanceSet': {
      const until = timeIn(line, 'until', moment.zone);
      return until === null ? null : { kind, until, reason };
    }
    case 'maintenanceTakenBack':
      return { kind, reason };
    case 'citizenGone': {
      const cause = line.oneOf('cause', ['deceased', 'deregistered']);
      return cause === null ? null : { kind, cause };
    }
    case 'handoverRequested': {
      const unit = line.text('unit');
      return unit === null ? null : { kind, unit };
    }
    case 'handoverApproved': {
      const unit = line.text('unit');
      const hours = value['hours'] === undefined || value['hours'] === null ? null : line.object('hours');
      return unit === null ? null : ({ kind, unit, hours } as unknown as Act);
    }
    case 'unitHoursSet': {
      const hours = line.object('hours');
      if (hours !== null && !(Array.isArray(hours['week']) && hours['week'].length === 7))
        return line.fault('hours.week', 'Skriv sju dagar, måndag först.');
      return hours === null ? null : ({ kind, hours: { closed: [], ...hours } } as unknown as Act);
    }
    case 'planMoved': {
      const to = line.object('plan');
      if (to !== null && to['planFormat'] !== 1) return line.fault('plan', 'Här ska stå en hel plan, som stegvis plan skriver den.');
      return to === null ? null : ({ hash: '', as: 'migration', moved: {}, ...value, kind } as unknown as Act);
    }
    case 'ended':
      return { kind, reason };
    case 'fastForward': {
      const to = value['to'] === 'nextDue' ? 'nextDue' : timeIn(line, 'to', moment.zone);
      return to === null ? null : { kind, to };
    }
  }
}

function timeIn(line: Line, name: string, zone: string): Instant | null {
  const value = line.value?.[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return (typeof value === 'string' ? instantOf(value, zone) : null) ?? line.fault(name, 'Skriv en tid, till exempel 2026-03-01T09:00.');
}

const formId = (line: Line, plan: Plan): string | null =>
  line.known('form', (id) => plan.forms.some((form) => form.id === id), 'Formuläret');

function instanceOf(line: Line, plan: Plan): FormInstance | null {
  const value = line.value?.['instance'];
  if (value === undefined) return { kind: 'ordinary' };
  if (isObject(value) && value['kind'] === 'ordinary') return { kind: 'ordinary' };
  const { module, page, sent } = isObject(value) ? value : {};
  if (isObject(value) && value['kind'] === 'module' && typeof module === 'string') return { kind: 'module', module };
  if (isObject(value) && value['kind'] === 'page' && typeof page === 'number') return { kind: 'page', page };
  if (isObject(value) && value['kind'] === 'sent' && typeof sent === 'number') return { kind: 'sent', sent };
  if (!isObject(value) || value['kind'] !== 'occasion')
    return line.fault('instance', 'Skriv { "kind": "ordinary" } eller { "kind": "occasion", "battery": …, "occasion": … }.');
  const { battery, occasion } = value;
  if (typeof battery !== 'string' || !planned(plan).battery.has(battery))
    return line.fault('instance.battery', `Mätningen ”${String(battery)}” finns inte i momentet.`);
  if (typeof occasion !== 'number' || !Number.isInteger(occasion) || occasion < 1)
    return line.fault('instance.occasion', 'Tillfället är ett heltal från 1.');
  return { kind: 'occasion', battery, occasion };
}

function savedForm(line: Line, moment: Moment, plan: Plan): Act | null {
  const form = formId(line, plan);
  const instance = instanceOf(line, plan);
  if (form === null || !instance) return null;
  if (line.value?.['answers'] === undefined && line.value?.['facts'] !== undefined) {
    const facts = line.object('facts');
    if (facts === null) return null;
    const failed = line.value['failedResults'];
    return {
      kind: 'formScored',
      form,
      instance,
      facts: { answers: {}, results: {}, ...facts },
      failedResults: Array.isArray(failed) ? failed.map(String) : [],
    };
  }
  const answers = line.object('answers');
  const document = moment.forms.find(({ id }) => id === form);
  if (answers === null || !document) return null;
  const problems = checkAnswers(document.questions, answers);
  for (const { question, message } of problems) line.fault(question === '' ? 'answers' : `answers.${question}`, message);
  return problems.length > 0 ? null : ({ kind: 'formSaved', form, instance, answers } as Act);
}

/** Everything the engine takes. */
const KINDS = [
  'formSaved',
  'citizenActive',
  'stepVisited',
  'moduleAsked',
  'moduleCompleted',
  'moduleOpened',
  'moduleLocked',
  'moduleReopened',
  'formRead',
  'formMarkedUnread',
  'formWithdrawn',
  'formSent',
  'sentFormWithdrawn',
  'pageAdded',
  'occasionAdded',
  'occasionWithdrawn',
  'flagPutOut',
  'flagAdded',
  'flagRemoved',
  'messageSent',
  'measureSet',
  'measureEnded',
  'observed',
  'dateSet',
  'named',
  'zoneChanged',
  'sendTimeSet',
  'noticeSuppressed',
  'paused',
  'resumed',
  'maintenanceSet',
  'maintenanceTakenBack',
  'invitationAccepted',
  'invitationDeclined',
  'citizenGone',
  'citizenBack',
  'handoverRequested',
  'handoverApproved',
  'handoverCancelled',
  'handoverRefused',
  'unitHoursSet',
  'planMoved',
  'ended',
  'fastForward',
  'jump',
] as const satisfies readonly EventKind[];
