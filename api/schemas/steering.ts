import { z } from '@hono/zod-openapi';
import { instant, writtenText } from './parts.ts';

const reason = writtenText(500, 'Skriv varför.', 'Skriv högst 500 tecken.');
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Skriv tiden som TT:MM.');
const day = z.iso.date('Skriv datumet som ÅÅÅÅ-MM-DD.');

/** A module's id, or a part's: `module/section` or `module/section/step`, written as one in the address. */
export const item = z.string().max(200);
/** An id or a name in the plan. */
export const name = z.string().max(60);

/**
 * Ids of what staff tailor for one citizen: a letter and a uuid without its dashes, made by whoever sends it. They stand in operators' texts,
 * so there is nothing to read in them (promise 8).
 */
export const measureId = z.string().regex(/^m[0-9a-f]{32}$/);
export const ownFlagId = z.string().regex(/^f[0-9a-f]{32}$/, 'Ett id för en egen flagga är ”f” följt av ett uuid utan bindestreck.');

export const withReason = z.object({ reason: reason.optional() }).openapi('WithReason');
export const withWrittenReason = z.object({ reason }).openapi('WithWrittenReason');
export const pause = z
  .object({
    /** Until further notice when absent. */
    until: instant.optional(),
    reason: reason.optional(),
  })
  .openapi('Pause');
export const pauseMine = z.object({ until: instant.optional() }).openapi('PauseMine');
export const maintenance = z.object({ until: instant, reason: reason.optional() }).openapi('Maintenance');
export const setDate = z.object({ date: day }).openapi('SetDate');
export const visitStep = z.object({ step: item }).openapi('VisitStep');
export const answerInvitation = z.object({ answer: z.enum(['accept', 'decline']) }).openapi('AnswerInvitation');
/** Null takes the citizen's own time back. */
export const setSendTime = z.object({ at: localTime.nullable() }).openapi('SetSendTime');
export const observe = z.object({ value: z.number() }).openapi('Observe');

/** A measure of the citizen's activity plan (ACT-01–12). The name and the unit are for people; time needs the rest. */
export const setMeasure = z
  .object({
    name: writtenText(120, 'Skriv vad åtgärden är.', 'Skriv högst 120 tecken.'),
    unit: writtenText(30, 'Skriv vad den mäts i.', 'Skriv högst 30 tecken.').nullable().default(null),
    schedule: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('every'), everyDays: z.int().min(1).max(366), at: localTime }),
      z.object({ kind: z.literal('weekdays'), weekdays: z.array(z.int().min(1).max(7)).min(1).max(7), at: localTime }),
    ]),
    count: z.int().min(1).max(400),
    minimum: z.number().nullable().default(null),
    maximum: z.number().nullable().default(null),
    flag: z.enum(['none', 'outside', 'missed', 'both']).default('none'),
    /** Off by default (ACT-07). */
    reminder: z.boolean().default(false),
    /** The citizen sees the values as a diagram. */
    diagram: z.boolean().default(true),
    /** Its times are in the citizen's calendar file. */
    calendar: z.boolean().default(false),
  })
  .refine(({ minimum, maximum }) => minimum === null || maximum === null || minimum <= maximum, {
    path: ['maximum'],
    message: 'Det högsta värdet är lägre än det lägsta.',
  })
  .openapi('SetMeasure');

/** A flag of staff's own, as a designer would write it: conditions as text. */
export const addFlag = z.object({ flag: z.looseObject({ id: ownFlagId }) }).openapi('AddFlag');

/** What a moment may be told at its start: what the plan asks for, by name. */
export const startFacts = {
  dates: z.record(name, day).default({}),
  facts: z.record(name, z.union([z.number(), z.boolean(), z.string().max(60)])).default({}),
  /** The citizen's own zone, where the plan goes by it. */
  zone: z.string().max(60).optional(),
  /** Waits for the citizen's yes. */
  invited: z.boolean().default(false),
  /** Becomes active then. */
  startsAt: instant.optional(),
};
