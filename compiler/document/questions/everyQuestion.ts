import { z } from 'zod';
import { media, picture } from '../media.ts';
import { condition, id, line } from '../name.ts';

/** An item's code in an export: `http://loinc.org|44250-9`, or a bare code. */
const code = z.string().min(1).max(200);

/** What everything that stands in a form may have, words between questions too. */
export const placed = {
  id,
  /** Heading above this question and those that follow, as over the items of PHQ-9. */
  heading: z.string().max(500).optional(),
  /** A condition over `answers` and `scores` of questions earlier in the form. Not shown is not asked: no answer, missing to every result. */
  shownWhen: condition.optional(),
  /** Begins a new page. */
  newPage: z.boolean().optional(),
  pageTitle: line.optional(),
  media: media.optional(),
};

/** What a question has that takes an answer. `text` is the question as asked; `help` stands under it. */
export const asked = {
  ...placed,
  text: z.string().trim().min(1).max(2000),
  help: z.string().max(1000).optional(),
  /** Must be answered to save, never to keep a draft (FRM-10). */
  mandatory: z.boolean().default(false),
  code: code.optional(),
};

/** Where an answer is fetched from when the copy is first opened: shown as filled in, and may be changed. */
const prefill = z.discriminatedUnion('from', [
  /** The latest saved answer to a question of the moment's forms. */
  z.strictObject({ from: z.literal('form'), form: id, question: id }),
  z.strictObject({ from: z.literal('startFact'), fact: id }),
  /** A date that whoever started the moment gave. */
  z.strictObject({ from: z.literal('start'), what: z.literal('date'), name: id }),
  z.strictObject({ from: z.literal('today') }),
]);
export type Prefill = z.infer<typeof prefill>;

/** What every question has whose answer may stand there from the beginning. */
export const common = {
  ...asked,
  /** An answer that stands there from the beginning, in the shape of the question's answers. */
  initial: z
    .union([
      z.string().max(20_000),
      z.number(),
      z.boolean(),
      z.array(z.string().max(100)).max(100),
      z.record(z.string().max(100), z.union([z.string().max(100), z.array(z.string().max(100)).max(100)])),
    ])
    .optional(),
  prefill: prefill.optional(),
};

/** One option of a choice. `score` is the number results count; without it the option counts as missing. */
export const option = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  text: z.string().trim().min(1).max(500),
  score: z.number().optional(),
  help: z.string().max(500).optional(),
  code: code.optional(),
  image: picture.optional(),
  /** Takes the other options away, as ”Inget av detta”. */
  exclusive: z.boolean().optional(),
});
export type Option = z.infer<typeof option>;

/** One row of a matrix: an item of its own, `<question>.<row>`. */
const row = z.strictObject({
  id,
  text: z.string().trim().min(1).max(1000),
  help: z.string().max(500).optional(),
  code: code.optional(),
});
export type Row = z.infer<typeof row>;

/** What the two matrices share. */
export const matrix = { rows: z.array(row).max(100).default([]), options: z.array(option).max(30).default([]) };

/** A word at one end of a scale. */
export const endText = z.string().min(1).max(100);
/** Kilograms, hours. */
export const unit = z.string().max(20);
