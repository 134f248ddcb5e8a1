import { z } from 'zod';
import { battery } from './battery.ts';
import { flag } from './flag.ts';
import { form } from './form.ts';
import { givenDate, namedEvent, startFact } from './given.ts';
import { life } from './life.ts';
import type { Module } from './module.ts';
import { module } from './module.ts';
import { line, markdown } from './name.ts';
import { momentResult } from './result.ts';
import { languageCode, translations } from './translation.ts';

/** The newest shape of a moment document that this build reads. Older ones are brought up to date by `migrate.ts`. */
export const FORMAT_VERSION = 1;

const MOST_STEPS = 2000;
const stepsIn = (modules: readonly Module[]): number =>
  modules.reduce((sum, { sections }) => sum + sections.reduce((steps, section) => steps + section.steps.length, 0), 0);

/**
 * The moment document: what a designer writes and may save unfinished.
 * Stable ids make a corrected wording the same item (moment-language §1). Problems of meaning are found by `check/`, not here.
 */
export const moment = z.strictObject({
  /** For editors that complete while one writes; it says nothing about the moment. */
  $schema: z.string().max(500).optional(),
  formatVersion: z.literal(FORMAT_VERSION),
  /** File and address name, `somnskola`. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: line,
  /** `major.minor` (moment-language §11). */
  version: z.string().regex(/^\d{1,4}\.\d{1,4}$/, 'En version skrivs med två tal, till exempel 1.0.'),
  kind: z.enum(['support', 'treatment']),
  language: z.literal('sv'),
  /** Other languages that the moment is told in; each wants its `translations`. */
  languages: z.array(languageCode).max(20).optional(),
  translations: translations.optional(),
  /** IANA zone in which every local time of this moment is read. */
  zone: z.string().max(60).default('Europe/Stockholm'),
  /** Where the citizen's own zone is known it is used instead. */
  zoneOfCitizen: z.boolean().optional(),
  summary: markdown,
  /** Messages between citizen and therapist are on (PRE-02). */
  messages: z.boolean().default(false),
  ...life,
  /** The most the moment may ask of the citizen: minutes in any week, by its steps and forms. */
  burden: z.strictObject({ minutesPerWeek: z.int().min(1).max(10_080) }).optional(),
  dates: z.array(givenDate).max(20).optional(),
  namedEvents: z.array(namedEvent).max(20).optional(),
  startFacts: z.array(startFact).max(50).optional(),
  modules: z
    .array(module)
    .max(200)
    .refine((modules) => stepsIn(modules) <= MOST_STEPS, `Ett moment har högst ${MOST_STEPS} steg.`)
    .default([]),
  forms: z.array(form).max(200).default([]),
  /** Results made of several forms. */
  results: z.array(momentResult).max(50).optional(),
  /** Staff may tailor measures for the citizen, who then has an activity plan (ACT-01). */
  activityPlan: z
    .strictObject({
      citizenSees: z.boolean().default(true),
      title: line.default('Aktivitetsplan'),
      introduction: z.string().max(1000).optional(),
    })
    .optional(),
  batteries: z.array(battery).max(50).default([]),
  /** None by default (FLG-02). */
  flags: z.array(flag).max(100).default([]),
});

/** A parsed document: defaults filled in, ids not yet resolved. */
export type Moment = z.infer<typeof moment>;
