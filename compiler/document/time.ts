import { z } from 'zod';

/** A local time of day, `HH:MM`, 00:00–23:59, in the moment's zone. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Ett klockslag skrivs TT:MM, till exempel 08:00.');

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const localDate = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Ett datum skrivs ÅÅÅÅ-MM-DD, till exempel 2027-03-01.')
  .refine(isDay, 'Det datumet finns inte i almanackan.');

/** A whole number of calendar days. */
export const days = z.int().min(0).max(3650);

/** Weeks and months are added to the days beside them: months first, then weeks and days. */
export const weeks = z.int().min(0).max(520);
export const months = z.int().min(0).max(120);

/** The same, and back in time: what comes before a date given at start. */
export const eitherWay = {
  days: z.int().min(-3650).max(3650),
  weeks: z.int().min(-520).max(520),
  months: z.int().min(-120).max(120),
};

/** Only a date is known before it comes, so only from a date is anything counted back. */
export function countsBackFromDate(rule: {
  readonly anchor: { readonly kind: string };
  readonly days?: number | undefined;
  readonly weeks?: number | undefined;
  readonly months?: number | undefined;
}): boolean {
  return rule.anchor.kind === 'date' || [rule.days, rule.weeks, rule.months].every((each) => (each ?? 0) >= 0);
}

export const ONLY_FROM_DATE = 'Bakåt går det bara att räkna från ett datum som ges vid starten.';

/** Elapsed hours, in quarters: 24 hours and a day differ on two nights a year. */
export const hours = z.number().min(0).max(87_600).multipleOf(0.25, 'Skriv hela timmar eller kvartar: 0.25, 0.5, 0.75.');

/** 1 is Monday, 7 Sunday. */
export const weekday = z.int().min(1).max(7);

/** So many calendar days later at a local time, or so many hours. */
export const span = z.union([z.strictObject({ days, at: localTime }), z.strictObject({ hours: hours.min(0.25) })]);
export type SpanDocument = z.infer<typeof span>;

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
