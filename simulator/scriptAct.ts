import { checkAnswers } from '../compiler/answers/checkAnswers.ts';
import { isPlainObject } from '../compiler/answers/isPlainObject.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { EventKind, FormInstance } from '../engine/event.ts';
import type { Plan } from '../engine/plan.ts';
import { planned } from '../engine/planned.ts';
import type { Act } from './act.ts';
import type { ScriptLine } from './scriptLine.ts';

/** What a line says that somebody did; null when it cannot be read, and the line then has its faults. */
export function scriptAct(line: ScriptLine, moment: Moment, plan: Plan): Act | null {
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
      const shaped = flag !== null && typeof flag['id'] === 'string' && isPlainObject(flag['trigger']) && Array.isArray(flag['recipients']);
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
        measure !== null && typeof measure['id'] === 'string' && isPlainObject(measure['schedule']) && Number.isInteger(measure['count']);
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
      const because = line.oneOf('because', ['weeklyCap', 'citizenSettings', 'noAccount']);
      return key !== null && because !== null ? { kind, key, because } : null;
    }
    case 'paused': {
      const who = by();
      const until = value['until'] === undefined || value['until'] === null ? null : line.instant('until', moment.zone);
      return who === null ? null : { kind, by: who, until, reason };
    }
    case 'resumed': {
      const who = by();
      return who === null ? null : { kind, by: who };
    }
    case 'maintenanceSet': {
      const until = line.instant('until', moment.zone);
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
      const to = value['to'] === 'nextDue' ? 'nextDue' : line.instant('to', moment.zone);
      return to === null ? null : { kind, to };
    }
  }
}

const formId = (line: ScriptLine, plan: Plan): string | null =>
  line.known('form', (id) => plan.forms.some((form) => form.id === id), 'Formuläret');

function instanceOf(line: ScriptLine, plan: Plan): FormInstance | null {
  const value = line.value?.['instance'];
  if (value === undefined) return { kind: 'ordinary' };
  if (isPlainObject(value) && value['kind'] === 'ordinary') return { kind: 'ordinary' };
  const { module, page, sent } = isPlainObject(value) ? value : {};
  if (isPlainObject(value) && value['kind'] === 'module' && typeof module === 'string') return { kind: 'module', module };
  if (isPlainObject(value) && value['kind'] === 'page' && typeof page === 'number') return { kind: 'page', page };
  if (isPlainObject(value) && value['kind'] === 'sent' && typeof sent === 'number') return { kind: 'sent', sent };
  if (!isPlainObject(value) || value['kind'] !== 'occasion')
    return line.fault('instance', 'Skriv { "kind": "ordinary" } eller { "kind": "occasion", "battery": …, "occasion": … }.');
  const { battery, occasion } = value;
  if (typeof battery !== 'string' || !planned(plan).battery.has(battery))
    return line.fault('instance.battery', `Mätningen ”${String(battery)}” finns inte i momentet.`);
  if (typeof occasion !== 'number' || !Number.isInteger(occasion) || occasion < 1)
    return line.fault('instance.occasion', 'Tillfället är ett heltal från 1.');
  return { kind: 'occasion', battery, occasion };
}

function savedForm(line: ScriptLine, moment: Moment, plan: Plan): Act | null {
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
