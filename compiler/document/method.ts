import { z } from 'zod';
import { id } from './name.ts';

/** A question, or a row of a matrix: `q1`, `besvar.huvudvark`. */
const item = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}(?:\.[a-z][A-Za-z0-9]{0,39})?$/, 'Skriv en frågas id, eller fråga.rad för en rad i en matris.');

/** What every method may end in: the value multiplied, then added to, then rounded, then kept inside its limits. */
const ending = {
  then: z
    .strictObject({
      multiply: z.number().optional(),
      add: z.number().optional(),
      decimals: z.int().min(0).max(6).optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    })
    .optional(),
};

/** How many answers may be missing; more than that is a failed calculation. Missing is never zero. */
const missing = {
  missingAllowed: z.int().min(0).default(0),
  /** The same as a share of the questions; it decides where it stands. */
  missingShare: z.number().min(0).max(1).optional(),
  /** What a question counts as that was not shown; without it that one is missing. */
  notShownIs: z.record(item, z.number()).optional(),
};

const questions = z.array(item).min(1).max(300);
/** Questions whose score is turned round inside their own range. */
const reversed = z.array(item).max(300).default([]);

/** Whom a row of a norm table is for; without sex and ages for everyone. */
const normed = {
  sex: z.enum(['female', 'male']).optional(),
  ageFrom: z.int().min(0).max(130).optional(),
  ageTo: z.int().min(0).max(130).optional(),
};

/** One row of a norm table: a mean and a standard deviation, or what each raw value stands for. */
const normRow = z.union([
  z.strictObject({ ...normed, mean: z.number(), sd: z.number().positive('Standardavvikelsen ska vara större än 0.') }),
  z.strictObject({
    ...normed,
    raw: z
      .array(z.tuple([z.number(), z.number(), z.number()]))
      .min(1)
      .max(500),
  }),
]);
export type NormRow = z.infer<typeof normRow>;

/** How a result is calculated (docs/forms.md §4). A change of method is a new `methodVersion`. */
export const method = z.discriminatedUnion('kind', [
  /** The sum of the questions' scores; what may be missing is filled with the mean of the rest. */
  z.strictObject({ kind: z.literal('sum'), questions, reversed, ...missing, ...ending }),
  /** JSONata over `{ answers, scores, results, earlier, others, citizen }`. Runs outside the workflow under guardrails. */
  z.strictObject({ kind: z.literal('jsonata'), expression: z.string().min(1).max(4000), ...ending }),
  /** The mean of those answered. */
  z.strictObject({ kind: z.literal('mean'), questions, reversed, ...missing, ...ending }),
  /** Each score times its weight, and a constant. */
  z.strictObject({
    kind: z.literal('weighted'),
    items: z
      .array(z.strictObject({ question: item, weight: z.number() }))
      .min(1)
      .max(300),
    constant: z.number().default(0),
    missingAllowed: z.literal(0).default(0),
    notShownIs: missing.notShownIs,
    ...ending,
  }),
  /** How many questions reach a score, or are answered with one of some options. */
  z
    .strictObject({
      kind: z.literal('count'),
      questions,
      atLeast: z.number().optional(),
      options: z
        .array(z.string().regex(/^[A-Za-z0-9_-]{1,40}$/))
        .min(1)
        .max(100)
        .optional(),
      ...missing,
      ...ending,
    })
    .refine(({ atLeast, options }) => (atLeast === undefined) !== (options === undefined), 'Skriv antingen atLeast eller options.'),
  /** Subscales to a total, or results of several forms to one. */
  z.strictObject({
    kind: z.literal('combine'),
    items: z
      .array(z.strictObject({ form: id.optional(), result: id, weight: z.number().default(1) }))
      .min(1)
      .max(50),
    constant: z.number().default(0),
    ...ending,
  }),
  /** A result against those of the same age and sex. */
  z.strictObject({
    kind: z.literal('norm'),
    of: id,
    table: z.array(normRow).min(1).max(200),
    as: z.enum(['t', 'z', 'percentile', 'value']),
    ...ending,
  }),
  /** How a result has changed since an earlier saving. */
  z.strictObject({
    kind: z.literal('change'),
    of: id,
    since: z.union([z.enum(['first', 'previous']), z.strictObject({ occasion: z.int().min(1).max(5000) })]),
    as: z.enum(['difference', 'percent', 'reliable']),
    /** Of the norm group, for reliable change. */
    sd: z.number().positive('Standardavvikelsen ska vara större än 0.').optional(),
    reliability: z.number().min(0).max(1).optional(),
    ...ending,
  }),
]);
export type Method = z.infer<typeof method>;
