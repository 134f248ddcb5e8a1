import { z } from 'zod';
import { id, line, markdown } from './name.ts';
import { question } from './question.ts';
import { result } from './result.ts';
import { testCase } from './testCase.ts';

/** A form of the publishing unit, by its name there: `phq-9`. */
const sharedId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Ett delat formulärs namn skrivs med små bokstäver, siffror och bindestreck.');
const formVersion = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/, 'En version skrivs med siffror, bokstäver och punkter, till exempel 2.');

/** A form: questions the citizen answers, and the results made of one saved set of answers (FRM-01, RES-01). */
export const form = z.strictObject({
  id,
  title: line,
  introduction: markdown.optional(),
  /** Who made the instrument and on what terms it may be used; shown under the form. */
  source: z.string().max(1000).optional(),
  /** Rough minutes to fill it in. */
  minutes: z.number().min(0).max(240).optional(),
  /** `tab` and `calendar`: one page for each occasion, all kept (FRM-06). Ordinary when absent. */
  kind: z.enum(['ordinary', 'tab', 'calendar']).optional(),
  /** One copy however many modules show it, or one for each of them (FRM-04, FRM-05). Shared when absent. */
  copies: z.enum(['shared', 'perModule']).optional(),
  /** Who adds pages to a tab or calendar form, how many there may be, and what those that stand there from the beginning are called. */
  pages: z
    .strictObject({
      by: z
        .array(z.enum(['citizen', 'staff']))
        .min(1)
        .default(['citizen']),
      maximum: z.int().min(1).max(1000).default(100),
      titles: z.array(line).max(100).optional(),
    })
    .optional(),
  /** A form of the publishing unit, put in its place by `resolveShared`; `version` is the one asked for, or this form's own. */
  uses: sharedId.optional(),
  version: formVersion.optional(),
  /** Which shared form this was made of (FRM-24). */
  sharedForm: z.strictObject({ id: sharedId, version: formVersion }).optional(),
  /** Staff may answer for the citizen; the version then says who. */
  staffMayAnswer: z.boolean().optional(),
  questions: z.array(question).max(300).default([]),
  results: z.array(result).max(50).default([]),
  /** Cases that the results are held to. */
  cases: z.array(testCase).max(200).optional(),
});
export type Form = z.infer<typeof form>;
