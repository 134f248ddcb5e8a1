import { z } from '@hono/zod-openapi';
import { moduleCard } from './citizen.ts';
import { startFacts } from './steering.ts';
import { instant, phase, uuid, version, writtenText } from './parts.ts';

/** A published moment that the unit may start. */
export const publishedMoment = z
  .object({
    momentVersion: uuid,
    moment: z.string(),
    name: z.string(),
    version,
    kind: z.enum(['support', 'treatment']),
    summary: z.string(),
    modules: z.int(),
  })
  .openapi('PublishedMoment');

/** A citizen to start a moment on. Found by personal identity number or name. */
export const citizen = z
  .object({
    id: uuid,
    givenName: z.string(),
    familyName: z.string(),
    personalIdentityNumber: z.string(),
    /** Warnings at start (MOM-06). */ warnings: z.array(z.string()),
  })
  .openapi('Citizen');

export const startMoment = z
  .object({
    momentVersion: uuid,
    citizen: uuid,
    /** Defaults to the one who starts it. */ responsible: uuid.optional(),
    kind: z.enum(['real', 'test']).default('real'),
    ...startFacts,
  })
  .openapi('StartMoment');
export const started = z.object({ id: uuid, caughtUp: z.boolean() }).openapi('Started');

/** Started by staff, with what they should know of the citizen, as the registers say now (MOM-06). */
export const startedByStaff = started.extend({ warnings: z.array(z.string()) }).openapi('StartedByStaff');

export const flag = z
  .object({
    id: uuid,
    runningMoment: uuid,
    citizen: z.string(),
    moment: z.string(),
    title: z.string(),
    /** What it means and what to do, in the designer's words; empty where there are none. */
    text: z.string(),
    priority: z.enum(['ordinary', 'prioritised']),
    round: z.int(),
    raisedAt: instant,
    seenAt: instant.nullable(),
    outAt: instant.nullable(),
    outBecause: z.string().nullable(),
    /** What to open: the form it points at. */
    instance: uuid.nullable(),
    decisionKey: z.string(),
    /** The steps it has gone because nobody had put it out. */
    escalations: z.array(
      z.object({
        rung: z.int(),
        to: z.enum(['standIn', 'unit', 'citizenAdministrators']),
        by: z.enum(['list', 'email', 'sms']),
        at: instant,
      }),
    ),
  })
  .openapi('Flag');
export type Flag = z.infer<typeof flag>;

/** A row of "Invånare": flags first. */
export const runningMoment = z
  .object({
    id: uuid,
    citizen: z.object({ id: uuid, name: z.string() }),
    responsible: z.object({ id: uuid, name: z.string() }).nullable(),
    moment: z.string(),
    version,
    kind: z.enum(['real', 'test']),
    phase,
    startedAt: instant,
    progress: z.object({ completed: z.int(), total: z.int() }),
    openFlags: z.int(),
    prioritisedFlags: z.int(),
    unreadForms: z.int(),
    unreadMessages: z.int(),
    lastActivityAt: instant.nullable(),
    nextDueAt: instant.nullable(),
    mine: z.boolean(),
  })
  .openapi('RunningMoment');
export type RunningMoment = z.infer<typeof runningMoment>;

export const overview = z
  .object({
    counts: z.object({ prioritisedFlags: z.int(), flags: z.int(), unreadForms: z.int(), unreadMessages: z.int(), silent: z.int() }),
    flags: z.array(flag),
    /** Unread forms that no flag points at (FLG-17). */
    unreadForms: z.array(
      z.object({ instance: uuid, runningMoment: uuid, citizen: z.string(), moment: z.string(), form: z.string(), savedAt: instant }),
    ),
    runningMoments: z.array(runningMoment),
    /** Opaque; pass as `after` for the next page. */
    next: z.string().nullable(),
  })
  .openapi('Overview');
export type Overview = z.infer<typeof overview>;

export const timelineItem = z
  .object({
    /** Decision key, event number or outlook key; unique in the list. */
    key: z.string(),
    kind: z.enum(['decision', 'event', 'coming']),
    at: instant,
    title: z.string(),
    /** What it is made of, when several things at the same time are told as one; otherwise empty. */
    parts: z.array(z.string()),
    outcome: z.enum(['fired', 'moved', 'suppressed', 'cancelled']).nullable(),
    /** Coming items only: certain, or depends on something. */
    sure: z.boolean().nullable(),
    /** May be asked "Varför?". */
    why: z.boolean(),
  })
  .openapi('TimelineItem');
export type TimelineItem = z.infer<typeof timelineItem>;

/** One running moment as staff see it. */
export const runningMomentPage = runningMoment
  .extend({
    /** A protected identity whose name this session has not been shown. */
    masked: z.boolean(),
    unit: z.string(),
    now: instant,
    messagesOn: z.boolean(),
    /** The moment has an activity plan. */
    activityPlan: z.boolean(),
    /** Its forms with a page for each occasion. */
    pagedForms: z.array(z.object({ form: z.string(), title: z.string() })),
    warnings: z.array(z.string()),
    modules: z.array(moduleCard),
    flags: z.array(flag),
    forms: z.array(
      z.object({
        instance: uuid,
        form: z.string(),
        title: z.string(),
        battery: z.object({ id: z.string(), title: z.string() }).nullable(),
        occasion: z.int().nullable(),
        /** Which copy of the form it is. */
        kind: z.enum(['ordinary', 'occasion', 'module', 'page', 'sent']),
        /** Title of the module whose copy it is. */
        module: z.string().nullable(),
        page: z.object({ page: z.int(), title: z.string().nullable(), day: z.iso.date().nullable() }).nullable(),
        sent: z.object({ number: z.int(), at: instant }).nullable(),
        status: z.enum(['notStarted', 'draft', 'saved', 'missed']),
        /** A sent copy that has been taken back. */
        withdrawn: z.boolean(),
        savedAt: instant.nullable(),
        readAt: instant.nullable(),
        late: z.boolean(),
      }),
    ),
    timeline: z.array(timelineItem),
  })
  .openapi('RunningMomentPage');
export type RunningMomentPage = z.infer<typeof runningMomentPage>;

const writtenReason = writtenText(500, 'Skriv varför.', 'Skriv högst 500 tecken.');

export const openModule = z.object({ reason: writtenReason.optional() }).openapi('OpenModule');
export const endMoment = z.object({ reason: writtenReason }).openapi('EndMoment');
export const putOutFlag = z.object({ reason: writtenReason }).openapi('PutOutFlag');
export const fastForward = z.object({ to: z.union([instant, z.literal('nextDue')]) }).openapi('FastForward');
