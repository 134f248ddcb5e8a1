import { z } from 'zod';

/**
 * A RADAR-base aRMT protocol set as it is read here: leniently, since real ones leave out what their schema asks for.
 * Unknown names pass and are told of by the report.
 */
const unit = z.enum(['min', 'hour', 'day', 'week', 'month', 'year']);
const whole = z.coerce.number().int().min(0);
const amount = z.looseObject({ unit, amount: whole });
const offsets = z.looseObject({ unit, unitsFromZero: z.array(whole).max(2000) });
const texts = z.record(z.string().max(40), z.string().max(20_000));

export const protocol = z.looseObject({
  name: z.string().min(1).max(200),
  type: z.string().max(60).optional(),
  order: z.number().optional(),
  isDemo: z.boolean().optional(),
  showInCalendar: z.boolean().optional(),
  showIntroduction: z.union([z.boolean(), z.string().max(20)]).optional(),
  questionnaire: z.looseObject({ repository: z.string().optional(), name: z.string().min(1).max(200), avsc: z.string().optional() }),
  startText: texts.optional(),
  endText: texts.optional(),
  warn: texts.optional(),
  estimatedCompletionTime: z.coerce.number().min(0).optional(),
  protocol: z.looseObject({
    repeatProtocol: amount.optional(),
    repeatQuestionnaire: offsets.optional(),
    reminders: z.looseObject({ unit, amount: whole, repeat: whole.default(0) }).optional(),
    completionWindow: amount.optional(),
    notification: z.unknown().optional(),
    clinicalProtocol: z
      .looseObject({ requiresInClinicCompletion: z.boolean().optional(), repeatAfterClinicVisit: offsets.optional() })
      .optional(),
    referenceTimestamp: z.union([z.string(), z.looseObject({ timestamp: z.string(), format: z.string().optional() })]).optional(),
  }),
});
export type Protocol = z.infer<typeof protocol>;
export type Unit = z.infer<typeof unit>;

/** The set around them. Each protocol is read by itself, so that a broken one does not take the others with it. */
export const protocolSet = z.looseObject({
  version: z.string().max(60).optional(),
  schemaVersion: z.string().max(60).optional(),
  name: z.string().min(1).max(200),
  healthIssues: z.array(z.string()).optional(),
  protocols: z.array(z.unknown()).max(500),
});

const MINUTES = { min: 1, hour: 60, day: 1440, week: 10_080, month: 43_200, year: 525_600 } as const;

/** So many of a unit in minutes; a month is 30 days and a year 365, as in RADAR-base. */
export const minutes = (unit: Unit, amount: number): number => MINUTES[unit] * amount;
