import { z } from '@hono/zod-openapi';
import { instant, phase, uuid, version } from './parts.ts';

const task = z
  .object({
    /** What waits: a battery's occasion, or a form that staff have sent. Of the latter `battery` is the form and `occasion` its number. */
    kind: z.enum(['occasion', 'sent']),
    battery: z.string(),
    title: z.string(),
    occasion: z.int(),
    minutes: z.number().nullable(),
    openedAt: instant,
    dueAt: instant.nullable(),
    forms: z.array(z.object({ instance: uuid, form: z.string(), title: z.string(), status: z.enum(['notStarted', 'draft', 'saved']) })),
  })
  .openapi('Task');

/** A running moment in the citizen's list. */
export const myMoment = z
  .object({
    id: uuid,
    name: z.string(),
    version,
    unit: z.string(),
    therapist: z.string().nullable(),
    phase,
    kind: z.enum(['real', 'test']),
    startedAt: instant,
    endedAt: instant.nullable(),
    /** The moment's own clock now (differs from the world's in test runs). */
    now: instant,
    progress: z.object({ completed: z.int(), total: z.int() }),
    week: z.object({ number: z.int(), of: z.int().nullable() }).nullable(),
    tasks: z.array(task),
    /** Modules to go on with. */
    openModules: z.array(z.object({ id: z.string(), number: z.int(), title: z.string(), minutes: z.number().nullable() })),
    unreadMessages: z.int(),
    /** What comes next, in a sentence: "Modul 3 öppnas på måndag, när du har gått igenom modul 2." */
    next: z.string().nullable(),
  })
  .openapi('MyMoment');
export type MyMoment = z.infer<typeof myMoment>;

const step = z.object({
  id: z.string(),
  kind: z.enum(['text', 'media', 'form']),
  title: z.string(),
  minutes: z.number().nullable(),
  /** Markdown. */
  text: z.string().nullable(),
  media: z
    .object({
      kind: z.enum(['image', 'audio', 'video']),
      src: z.string(),
      alt: z.string(),
      captions: z.string().nullable(),
      transcript: z.string().nullable(),
    })
    .nullable(),
  form: z
    .object({
      /** Of a tab or calendar form the newest page, null until there is one. */
      instance: uuid.nullable(),
      form: z.string(),
      title: z.string(),
      mandatory: z.boolean(),
      kind: z.enum(['ordinary', 'tab', 'calendar']),
      /** How many pages a tab or calendar form has. */
      pages: z.int(),
      status: z.enum(['notStarted', 'draft', 'saved']),
    })
    .nullable(),
});

export const moduleCard = z
  .object({
    id: z.string(),
    number: z.int(),
    title: z.string(),
    summary: z.string().nullable(),
    status: z.enum(['locked', 'open', 'completed', 'closed']),
    minutes: z.number().nullable(),
    openedAt: instant.nullable(),
    completedAt: instant.nullable(),
    /** For a locked module: why, in a sentence, and when it opens if that is known. */
    lockedBecause: z.string().nullable(),
    opensAt: instant.nullable(),
    /** What makes it done. */
    completes: z.enum(['citizen', 'forms', 'steps', 'staff', 'time', 'never']),
  })
  .openapi('ModuleCard');

/** One of the citizen's moments, whole: "Mitt aktuella innehåll" and all around it (CZN-04). */
export const momentPage = myMoment
  .extend({
    summary: z.string(),
    messagesOn: z.boolean(),
    /** The activity plan, where the citizen is to see it (ACT-06). */
    activityPlan: z.object({ title: z.string() }).nullable(),
    modules: z.array(moduleCard),
    flags: z.array(z.object({ id: uuid, title: z.string(), text: z.string(), at: instant })),
  })
  .openapi('MomentPage');
export type MomentPage = z.infer<typeof momentPage>;

/** An open or completed module with its content. A locked one answers 404. */
export const modulePage = moduleCard
  .extend({
    sections: z.array(z.object({ id: z.string(), title: z.string(), steps: z.array(step) })),
    mayComplete: z.boolean(),
    completeBlockedBecause: z.string().nullable(),
  })
  .openapi('ModulePage');
export type ModulePage = z.infer<typeof modulePage>;

export const caughtUp = z.object({ caughtUp: z.boolean() }).openapi('CaughtUp');
