import type { EventKind } from '../engine/event.ts';

/** What an event read from a file lacks, as a sentence, or null when the engine can take it. */
export function eventFault(event: Readonly<Record<string, unknown>>): string | null {
  const { kind } = event;
  if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind)) return `händelsen ”${String(kind)}” finns inte.`;
  for (const [name, is] of Object.entries(shapes[kind as EventKind])) {
    if (!is(event[name])) return `händelsen ”${kind}” behöver ”${name}”, och det ska vara ${WORDS.get(is) ?? 'rätt sorts värde'}.`;
  }
  return null;
}

type Is = (value: unknown) => boolean;

const text: Is = (value) => typeof value === 'string' && value.length > 0 && value.length <= 500;
const number: Is = (value) => typeof value === 'number' && Number.isFinite(value);
const reason: Is = (value) => value === undefined || value === null || typeof value === 'string';
const party: Is = (value) => value === 'citizen' || value === 'staff';
const record: Is = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts: Is = (value) => Array.isArray(value) && value.every((each) => typeof each === 'string');
const untilOrNever: Is = (value) => value === null || number(value);
const target: Is = (value) => value === 'nextDue' || number(value);
const timeOrNone: Is = (value) => value === null || text(value);
const instance: Is = (value) => {
  if (!record(value)) return false;
  const { kind, battery, occasion } = value as Readonly<Record<string, unknown>>;
  return kind === 'ordinary' || (kind === 'occasion' && text(battery) && number(occasion));
};
const facts: Is = (value) => {
  if (!record(value)) return false;
  const { answers, results } = value as Readonly<Record<string, unknown>>;
  return record(answers) && record(results);
};

const WORDS: ReadonlyMap<Is, string> = new Map([
  [text, 'en text'],
  [number, 'ett tal'],
  [reason, 'en text eller null'],
  [party, '”citizen” eller ”staff”'],
  [record, 'ett objekt'],
  [texts, 'en lista av texter'],
  [untilOrNever, 'en tid eller null'],
  [target, 'en tid eller ”nextDue”'],
  [timeOrNone, 'ett klockslag eller null'],
  [instance, '{"kind":"ordinary"} eller {"kind":"occasion","battery":…,"occasion":…}'],
  [facts, '{"answers":{…},"results":{…}}'],
]);

const shapes: Readonly<Record<EventKind, Readonly<Record<string, Is>>>> = {
  formSaved: { form: text, instance, answerVersion: number, facts, failedResults: texts },
  citizenActive: {},
  stepVisited: { step: text },
  moduleAsked: { module: text },
  moduleCompleted: { module: text, by: party, reason },
  moduleOpened: { module: text, reason },
  moduleLocked: { module: text, reason },
  moduleReopened: { module: text, reason },
  formRead: { form: text, instance },
  formMarkedUnread: { form: text, instance },
  occasionAdded: { battery: text, reason },
  occasionWithdrawn: { battery: text, occasion: number, reason },
  flagPutOut: { flagKey: text, reason },
  flagAdded: { flag: record },
  flagRemoved: { flag: text },
  messageSent: { by: party },
  measureSet: { measure: record },
  measureEnded: { measure: text },
  observed: { measure: text, value: number },
  dateSet: { name: text, date: text },
  named: { name: text },
  zoneChanged: { zone: text },
  sendTimeSet: { sendAt: timeOrNone },
  noticeSuppressed: { key: text, because: text },
  paused: { by: party, until: untilOrNever, reason },
  resumed: { by: party },
  maintenanceSet: { until: number, reason },
  maintenanceTakenBack: { reason },
  invitationAccepted: {},
  invitationDeclined: {},
  citizenGone: { cause: text },
  citizenBack: {},
  handoverRequested: { unit: text },
  handoverApproved: { unit: text },
  handoverCancelled: {},
  handoverRefused: {},
  unitHoursSet: { hours: record },
  planMoved: { plan: record, hash: text, moved: record, as: text },
  ended: { reason },
  fastForward: { to: target },
  jump: {},
};
