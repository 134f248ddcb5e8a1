import { z } from 'zod';

/**
 * A stable id inside one document. Also a name in conditions and a key in records, so letters and digits only (`phq9`, `modul1`),
 * no word of the condition language and no name that every JavaScript object already has.
 */
export const id = z
  .string()
  .regex(
    /^(?!(?:and|or|in|true|false|null|function|constructor|prototype|toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable)$)[a-z][A-Za-z0-9]{0,39}$/,
    'Ett id börjar med en liten bokstav a–z och har bara bokstäver a–z och siffror, högst 40 tecken. Några få ord är upptagna, till exempel ”and” och ”constructor”.',
  );

/** One line that people read. */
export const line = z.string().trim().min(1, 'Texten saknas.').max(200, 'Texten får vara högst 200 tecken.');

/** Running text in Markdown. Raw HTML is shown as text, never interpreted. */
export const markdown = z.string().trim().min(1, 'Texten saknas.').max(20_000, 'Texten får vara högst 20 000 tecken.');

/** A local time of day, `HH:MM`, 00:00–23:59, in the moment's zone. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Ett klockslag skrivs TT:MM, till exempel 08:00.');

/** A whole number of calendar days. */
export const days = z.int().min(0).max(3650);
