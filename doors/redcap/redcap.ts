import type { z } from 'zod';
import type { form } from '../../compiler/document/form.ts';
import type { Format, Imported, MomentPart } from '../format.ts';
import { fitted, sourceIds } from '../ids.ts';
import { lossLog, type LossLog, refusal } from '../lossReport.ts';
import { plainText } from '../plainText.ts';
import { readParts } from '../readParts.ts';
import { type Field, isDictionary, readDictionary } from './dictionary.ts';
import { bringFields } from './fields.ts';

/** Data dictionaries of REDCap: one CSV, one form of ours for each form named in it. */
export const redcap: Format = { name: 'redcap', title: 'REDCap', recognise: isDictionary, bring };

function bring(text: string): Imported<MomentPart> {
  if (text.length > MOST_CHARACTERS) return { document: null, report: refusal('redcap', '', 'Filen är större än 8 miljoner tecken.') };
  const read = readDictionary(text);
  if ('fault' in read) return { document: null, report: refusal('redcap', '', read.fault) };
  const log = lossLog('redcap');
  if (read.unclosed !== null)
    log.changed(`rad ${read.unclosed}`, 'metadata', 'Ett citattecken saknar sitt slut; allt efter det hör till samma ruta.');
  if (text.includes('\uFFFD'))
    log.changed('', 'metadata', 'Filen innehåller tecken som redan var förstörda (�). De står kvar; rätta texterna.');
  const groups = new Map<string, Field[]>();
  for (const field of read.fields) groups.set(field.form, [...(groups.get(field.form) ?? []), field]);
  if (groups.size === 0) return { document: null, report: log.report('', 'Filen har inga fält.') };
  const ids = sourceIds('formular');
  const first = read.fields[0];
  const forms: z.input<typeof form>[] = [];
  for (const [name, fields] of groups) {
    forms.push(formOf(name, fields, { id: ids(fitted(name)), index: forms.length, identifier: first, all: read.fields }, log));
  }
  return readParts({ forms }, log, [...groups.keys()].join(', ').slice(0, 300));
}

const MOST_CHARACTERS = 8_000_000;

interface About {
  readonly id: string;
  readonly index: number;
  /** The first field of a dictionary is the record's number. */
  readonly identifier: Field | undefined;
  readonly all: readonly Field[];
}

function formOf(name: string, fields: readonly Field[], { id, index, identifier, all }: About, log: LossLog): z.input<typeof form> {
  const to = `forms[${index}]`;
  const questions = bringFields(fields, { to, identifier, all }, log);
  const title = titleOf(name);
  const path = `formulär ${name.slice(0, 60)}`;
  if (!questions.some(({ kind }) => kind !== 'information' && kind !== 'calculated'))
    log.changed(path, 'form', 'Formuläret har ingen fråga att svara på. Lägg till en, eller ta bort det.', to);
  else if (title === name) log.kept(path, 'form', to);
  else log.changed(path, 'form', `Formuläret heter ”${title}” här.`, to);
  return { id, title, questions: [...questions] };
}

/** `patient_morale_questionnaire` → Patient morale questionnaire. */
function titleOf(name: string): string {
  const words = plainText(name).replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  return words === '' ? 'Formulär' : words.charAt(0).toUpperCase() + words.slice(1);
}
