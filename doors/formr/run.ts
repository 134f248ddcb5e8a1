import { z } from 'zod';

/** A formr run as it is read here: units in the order of their positions. Numbers may be written as text, and what is not known passes. */
const number = z
  .union([z.number(), z.string().regex(/^\s*-?\d*\s*$/)])
  .transform((value) => (String(value).trim() === '' ? null : Number(value)));
const text = z.string().nullish();

export const item = z.looseObject({
  type: z.string().max(200),
  name: z.string().min(1).max(200),
  type_options: z.union([z.string(), z.number()]).nullish(),
  label: text,
  optional: z.union([z.number(), z.boolean(), z.string()]).nullish(),
  showif: text,
  value: z.union([z.string(), z.number()]).nullish(),
  choices: z.record(z.string().max(200), z.union([z.string(), z.number()]).transform(String)).nullish(),
});
export type Item = z.infer<typeof item>;

export const unit = z.looseObject({
  type: z.string().min(1).max(60),
  description: text,
  position: z.coerce.number(),
  survey_data: z
    .looseObject({
      name: z.string().max(200),
      items: z.array(z.unknown()).max(1000),
      settings: z.record(z.string(), z.unknown()).nullish(),
    })
    .optional(),
  wait_until_time: text,
  wait_until_date: text,
  wait_minutes: number.nullish(),
  relative_to: text,
  condition: text,
  if_true: z.coerce.number().optional(),
});
export type Unit = z.infer<typeof unit>;

export const run = z.looseObject({
  name: z.string().min(1).max(200),
  units: z.array(z.unknown()).max(500),
  settings: z.record(z.string(), z.unknown()).nullish(),
});
