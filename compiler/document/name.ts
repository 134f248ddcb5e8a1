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

/** A module's id, or a part of one: `modul1/avsnitt2` or `modul1/avsnitt2/steg3`. */
export const itemId = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]{0,39}(?:\/[a-z][A-Za-z0-9]{0,39}){0,2}$/,
    'Skriv en moduls id, eller modul/avsnitt eller modul/avsnitt/steg med snedstreck emellan.',
  );

/** One line that people read. */
export const line = z.string().trim().min(1, 'Texten saknas.').max(200, 'Texten får vara högst 200 tecken.');

/** Running text in Markdown. Raw HTML is shown as text, never interpreted. */
export const markdown = z.string().trim().min(1, 'Texten saknas.').max(20_000, 'Texten får vara högst 20 000 tecken.');

/** JSONata text of a condition: true or false. What it may look at is told in `compiler/README.md`. */
export const condition = z.string().min(1, 'Villkoret saknas.').max(2000, 'Villkoret får vara högst 2 000 tecken.');
