import { z } from '@hono/zod-openapi';
import { instant, uuid } from './parts.ts';

/** One answer (see `compiler/document/question.ts`). */
const choices = z.array(z.string().max(100)).max(200);
const rows = z.record(z.string().max(60), z.union([z.string().max(500), choices]));
const simple = z.union([z.string().max(20_000), z.number(), z.boolean(), choices, rows]);
export const answer = z.union([simple, z.array(z.record(z.string().max(60), simple)).max(100)]);
export const answers = z.record(z.string().max(60), answer).openapi('Answers');

/** A form to fill in or look at: the document's form as shown, with draft and latest answers. */
export const formPage = z
  .object({
    instance: uuid,
    form: z.string(),
    title: z.string(),
    introduction: z.string().nullable(),
    source: z.string().nullable(),
    minutes: z.number().nullable(),
    /** Questions exactly as in the moment document. */
    questions: z.array(z.record(z.string(), z.unknown())),
    /** Hash of what is shown; sent back with the answers. */
    shownHash: z.string(),
    draft: z.object({ answers, revision: z.int(), at: instant }).nullable(),
    answerVersion: z.int(),
    answers: answers.nullable(),
    savedAt: instant.nullable(),
    /** May be saved (again); when not, `closedBecause` says why in a sentence. */
    open: z.boolean(),
    closedBecause: z.string().nullable(),
    battery: z
      .object({ id: z.string(), title: z.string(), occasion: z.int(), dueAt: instant.nullable(), closesAt: instant.nullable() })
      .nullable(),
  })
  .openapi('FormPage');
export type FormPage = z.infer<typeof formPage>;

export const saveDraft = z
  .object({ answers, /** Revision the draft is based on; another one answers 409 with the newer draft. */ revision: z.int().min(0) })
  .openapi('SaveDraft');
export const draftSaved = z.object({ revision: z.int(), at: instant }).openapi('DraftSaved');

export const submitForm = z
  .object({
    answers,
    shownHash: z.string(),
    /** The version these answers replace, 0 for the first; another one answers 409. */ answerVersion: z.int().min(0),
  })
  .openapi('SubmitForm');
/** `caughtUp` false means: saved, and the engine will follow when it is back. */
export const submitted = z
  .object({ answerVersion: z.int(), savedAt: instant, caughtUp: z.boolean(), late: z.boolean() })
  .openapi('Submitted');

/** A result over time, for graph and table. */
export const resultSeries = z
  .object({
    form: z.string(),
    formTitle: z.string(),
    result: z.string(),
    title: z.string(),
    introduction: z.string().nullable(),
    minimum: z.number(),
    maximum: z.number(),
    unit: z.string().nullable(),
    bands: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        name: z.string(),
        tone: z.enum(['calm', 'mild', 'moderate', 'high', 'severe']),
        text: z.string().nullable(),
      }),
    ),
    values: z.array(
      z.object({
        at: instant,
        value: z.number().nullable(),
        band: z.string().nullable(),
        failure: z.string().nullable(),
        methodVersion: z.string(),
        occasion: z.int().nullable(),
      }),
    ),
  })
  .openapi('ResultSeries');
export type ResultSeries = z.infer<typeof resultSeries>;
