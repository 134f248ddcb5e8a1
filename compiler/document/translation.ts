import { z } from 'zod';

/** Two or three letters, as `en` or `ar`. Swedish is what the document itself is written in. */
export const languageCode = z
  .string()
  .regex(/^(?!sv$)[a-z]{2,3}$/, 'Ett språk skrivs med två eller tre små bokstäver, till exempel en. Svenska är redan med.');

const MOST_TEXTS = 5000;

/** Language → key of a text (`modules.m1.title`, see `translatableTexts.ts`) → the text in that language. */
export const translations = z.record(
  languageCode,
  z
    .record(z.string().min(1).max(300), z.string().max(20_000))
    .refine((texts) => Object.keys(texts).length <= MOST_TEXTS, `Högst ${MOST_TEXTS} texter ryms i en översättning.`),
);
