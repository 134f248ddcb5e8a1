import type { z } from 'zod';
import type { form } from '../../compiler/document/form.ts';
import type { Imported, MomentPart } from '../format.ts';
import { fitted, sourceIds } from '../ids.ts';
import { lossLog, type LossLog } from '../lossReport.ts';
import { plainText, safeMarkdown } from '../plainText.ts';
import { readParts } from '../readParts.ts';
import { shortened } from '../shortened.ts';
import { calculationOf, licenceOf, type WrittenResult } from './calculation.ts';
import type { Reached } from './drools/counted.ts';
import { mediaOf } from './media.ts';
import { pagesOf } from './pages.ts';
import { isSomething, isThing, readSource, type SourceForm, type SourcePart, textOf, type Thing } from './source.ts';
import { markdown } from './texts.ts';
import { tellUnknown } from './unknownKeys.ts';

/** A form of the 1177 form service as a form of ours, with the report of every part of it. */
export function bringForm(value: Thing): Imported<MomentPart> {
  const log = lossLog('1177');
  const source = readSource(value);
  const part: SourcePart = { path: '', value };
  const name = shortened(plainText(source.name, 'markdown').replaceAll(/\s+/g, ' '), 200).text;
  const title = name === '' ? 'Formulär från 1177' : name;
  if (name === '') log.changed('', 'form', 'Formuläret har inget namn.', 'forms[0]');
  else log.kept('', 'form', 'forms[0]');
  const introduction = markdown(part, 'description', 20_000, 'forms[0].introduction', log);
  const ids = sourceIds('fraga');
  const pages = pagesOf(source, ids, log);
  const questions = [...pages.questions, ...endOf(part, ids, pages.questions.length, log)];
  const media = mediaOf(part, 'forms[0].questions[0].media', log);
  const [first] = questions;
  if (media !== null && first !== undefined && first.media === undefined) first.media = media;
  else if (media !== null) log.left('/media', 'media', 'Den första frågan har redan en bild.');
  const results = resultsOf(source, pages.reached, log);
  const licences = licencesOf(source, log);
  tellMetadata(part, source, log);
  const written: z.input<typeof form> = {
    id: fitted(title) ?? 'formular',
    title,
    ...(introduction === null ? {} : { introduction }),
    ...(licences === null ? {} : { source: licences }),
    questions,
    results,
  };
  return readParts({ forms: [written] }, log, [name, textOf(value['title'])].filter((text) => text !== null && text !== '').join(' – '));
}

function resultsOf(source: SourceForm, reached: ReadonlyMap<string, Reached>, log: LossLog): WrittenResult[] {
  const ids = sourceIds('resultat');
  const results: WrittenResult[] = [];
  for (const calculation of source.calculations) {
    if (results.length >= MOST_RESULTS) {
      log.left(calculation.path, 'calculation', `Ett formulär har högst ${MOST_RESULTS} resultat.`);
      continue;
    }
    const to = `forms[0].results[${results.length}]`;
    const result = calculationOf(calculation, ids, to, (id) => reached.get(id) ?? { kind: 'nothing' }, log);
    if (result !== null) results.push(result);
  }
  return results;
}

const MOST_RESULTS = 50;

/** What stood after the last page: the terms that were agreed to by sending, and the closing words. */
function endOf(part: SourcePart, ids: (wanted: string | null) => string, count: number, log: LossLog): Ending[] {
  const ending: Ending[] = [];
  const place = (): string => `forms[0].questions[${count + ending.length}]`;
  const term = shortened(plainText(textOf(part.value['term']) ?? '', 'markdown'), 1000);
  if (term.text !== '') {
    log.changed('/term', 'text', `Villkoret som godkändes genom att skicka in blir ett samtycke sist. ${term.cut ?? ''}`.trim(), place());
    ending.push({
      kind: 'consent',
      id: ids('villkor'),
      text: 'Villkor för att skicka in svaren',
      mandatory: true,
      statement: term.text,
    });
  }
  const complete = shortened(safeMarkdown(textOf(part.value['completeText']) ?? ''), 20_000);
  if (complete.text !== '') {
    log.changed('/completeText', 'text', `Orden efter inskickandet står sist, före knappen. ${complete.cut ?? ''}`.trim(), place());
    ending.push({ kind: 'information', id: ids('avslutning'), text: complete.text });
  }
  return ending;
}

type Ending = Extract<NonNullable<z.input<typeof form>['questions']>[number], { kind: 'consent' | 'information' }>;

/** Who made the instruments and on what terms, each once. */
function licencesOf(source: SourceForm, log: LossLog): string | null {
  const found = new Set<string>();
  for (const calculation of source.calculations) {
    const licence = licenceOf(calculation);
    if (licence === null) continue;
    log.kept(`${calculation.path}/license`, 'text', 'forms[0].source');
    found.add(plainText(licence, 'markdown'));
  }
  const all = [...found].join('\n');
  const { text, cut } = shortened(all, 1000);
  if (cut !== null) log.changed('/calculationFormulas', 'text', cut, 'forms[0].source');
  return text === '' ? null : text;
}

function tellMetadata(part: SourcePart, source: SourceForm, log: LossLog): void {
  const { value } = part;
  const left = (key: string, because: string): void => {
    if (isSomething(value[key])) log.left(`/${key}`, 'metadata', because);
  };
  left('anonymous', 'Svar är aldrig anonyma här: de hör till den som svarar.');
  left('category', 'Formulär har ingen kategori här.');
  left('descriptionInternal', 'Interna anteckningar förs inte över.');
  left('code', 'Formulär har ingen kod här.');
  for (const key of ['minNumberOfQuestions', 'maxNumberOfQuestions', 'minNumberOfPages', 'maxNumberOfPages'])
    left(key, 'Antalet följer av frågorna och deras villkor.');
  const title = textOf(value['title']);
  if (title !== null && title !== source.name) log.changed('/title', 'metadata', 'Titeln står i rapporten; formuläret heter som i name.');
  const language = value['language'];
  const code = isThing(language) ? textOf(language['code']) : textOf(language);
  if (code !== null && /^(?:swe|sv|se)/i.test(code)) log.kept('/language', 'metadata', 'language');
  else if (code !== null)
    log.left('/language', 'metadata', `Formulärets språk är ”${code.slice(0, 20)}”; ett dokument skrivs på svenska med översättningar.`);
  tellUnknown(part, KNOWN, log);
}

const KNOWN = (
  'anonymous category description descriptionInternal completeText title name language term media code pages ' +
  'minNumberOfQuestions maxNumberOfQuestions minNumberOfPages maxNumberOfPages calculationFormulas'
).split(' ');
