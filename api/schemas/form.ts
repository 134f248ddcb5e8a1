import { z } from '@hono/zod-openapi';
import { storedFile } from './file.ts';
import { page } from './pages.ts';
import { instant, orNull, uuid, writtenText } from './parts.ts';

const text = z.string().max(20_000);
const ids = z.array(z.string().max(100)).max(200);
const simple = z.union([text, z.number(), z.boolean(), ids, z.record(z.string().max(100), z.union([text, ids]))]);

/** One answer (see `compiler/document/question.ts`); the last for repeated groups. */
export const answer = z.union([simple, z.array(z.record(z.string().max(60), simple)).max(200)]);
export const answers = z.record(z.string().max(60), answer).openapi('Answers');

/** A condition or a calculation, lowered: `engine/expression.ts`. */
const expression = z.record(z.string(), z.unknown());
/** What decides which questions are shown and what the calculated ones are, for `compiler/answers/shown.ts` in the browser. */
const formLogic = z
  .object({ shownWhen: z.record(z.string(), expression), calculated: z.record(z.string(), expression) })
  .openapi('FormLogic');

const withdrawn = z.object({ at: instant, /** Staff's to read. */ reason: z.string().nullable() }).nullable();

/** A saved version, without what was answered. */
export const formVersionRow = z
  .object({
    version: z.int(),
    savedAt: instant,
    /** The device's clock when it was sent, kept between when the copy was there and when it came. */
    answeredAt: instant.nullable(),
    savedBy: z.enum(['citizen', 'staff']),
    savedByName: z.string().nullable(),
    late: z.boolean(),
    withdrawn,
    /** It is the one that stands. */
    current: z.boolean(),
  })
  .openapi('FormVersionRow');

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
    answers: orNull(answers),
    savedAt: instant.nullable(),
    /** May be saved (again); when not, `closedBecause` says why in a sentence. */
    open: z.boolean(),
    closedBecause: z.string().nullable(),
    battery: z
      .object({ id: z.string(), title: z.string(), occasion: z.int(), dueAt: instant.nullable(), closesAt: instant.nullable() })
      .nullable(),
    /** Which copy of the form this is. */
    kind: z.enum(['ordinary', 'occasion', 'module', 'page', 'sent']),
    formKind: z.enum(['ordinary', 'tab', 'calendar']),
    page: z.object({ page: z.int(), title: z.string().nullable(), day: z.iso.date().nullable() }).nullable(),
    /** All pages of a tab or calendar form. */
    pages: z.array(page),
    logic: formLogic,
    /** Files that have been sent to this copy and are there. */
    files: z.array(storedFile),
    staffMayAnswer: z.boolean(),
    /** What stands there from the beginning; used when there is neither draft nor answers. */
    prefilled: answers,
    savedBy: z.enum(['citizen', 'staff']).nullable(),
    /** The newest first. */
    versions: z.array(formVersionRow),
    /** A sent copy that has been taken back. */
    withdrawn,
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
    /** The device's clock when they were sent, when they have waited for contact. */
    answeredAt: instant.optional(),
  })
  .openapi('SubmitForm');
/** `caughtUp` false means: saved, and the engine will follow when it is back. */
export const submitted = z
  .object({ answerVersion: z.int(), savedAt: instant, answeredAt: instant, caughtUp: z.boolean(), late: z.boolean() })
  .openapi('Submitted');

/** A saved version as it was shown when it was answered. */
export const formVersion = formVersionRow
  .extend({
    instance: uuid,
    form: z.string(),
    title: z.string(),
    introduction: z.string().nullable(),
    source: z.string().nullable(),
    questions: z.array(z.record(z.string(), z.unknown())),
    logic: formLogic,
    shownHash: z.string(),
    /** False when what was shown then is not known: the questions are as they are now. */
    asShown: z.boolean(),
    answers,
    files: z.array(storedFile),
  })
  .openapi('FormVersion');
export type FormVersion = z.infer<typeof formVersion>;

const reason = writtenText(500, 'Skriv varför.', 'Skriv högst 500 tecken.');
export const withdrawForm = z
  .object({ /** The version that stands; 0 takes back a sent form that waits. */ answerVersion: z.int().min(0), reason })
  .openapi('WithdrawForm');
export const sendForm = z.object({ form: z.string().max(60), reason: reason.optional() }).openapi('SendForm');
export const formSent = z.object({ instance: uuid, sent: z.int(), caughtUp: z.boolean() }).openapi('FormSent');
export const sendableForm = z
  .object({
    form: z.string(),
    title: z.string(),
    minutes: z.number().nullable(),
    /** Copies sent that wait for answers. */ waiting: z.int(),
  })
  .openapi('SendableForm');

/** A result over time, for graph and table. */
export const resultSeries = z
  .object({
    /** Made of one form, or of several. */
    of: z.enum(['form', 'moment']),
    form: z.string(),
    formTitle: z.string(),
    result: z.string(),
    title: z.string(),
    introduction: z.string().nullable(),
    /** As the designer wants it shown; empty where the page decides. */
    shownAs: z.array(z.enum(['value', 'graph', 'table'])),
    /** The graph's limits, and the name that series in one graph share. */
    graph: z.object({ minimum: z.number(), maximum: z.number(), together: z.string().nullable() }),
    /** From the first occasion to the latest. */
    change: z.object({ from: z.number(), to: z.number(), difference: z.number(), since: instant, sentence: z.string() }).nullable(),
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
        /** A result in words. */
        text: z.string().nullable(),
        band: z.string().nullable(),
        failure: z.string().nullable(),
        methodVersion: z.string(),
        occasion: z.int().nullable(),
        /** The copy it was made of. */
        instance: uuid,
        /** The day that a calendar form's page is of: there the value belongs, whenever it was saved. */
        day: z.iso.date().nullable(),
        /** Reckoned anew: when, and what it was. */
        recomputed: z
          .object({
            at: instant,
            because: z.string().nullable(),
            value: z.number().nullable(),
            text: z.string().nullable(),
            band: z.string().nullable(),
            methodVersion: z.string().nullable(),
          })
          .nullable(),
      }),
    ),
  })
  .openapi('ResultSeries');
export type ResultSeries = z.infer<typeof resultSeries>;
