import type { z } from 'zod';
import { patternFault } from '../../compiler/answers/pattern.ts';
import type { question } from '../../compiler/document/question.ts';
import type { Option } from '../../compiler/document/questions/everyQuestion.ts';
import type { LossLog } from '../lossReport.ts';
import { plainText } from '../plainText.ts';
import { codeOf, optionsOf } from './options.ts';
import { mediaOf } from './media.ts';
import { isSomething, numberOf, type SourceQuestion, textOf } from './source.ts';
import { words } from './texts.ts';
import { tellUnknown } from './unknownKeys.ts';

/** A question as it is written in a document, before its defaults are filled in. */
export type WrittenQuestion = z.input<typeof question>;

/** What a question has whatever its kind, and what the report must say of it beside its own line. */
interface Common {
  readonly id: string;
  readonly text: string;
  readonly mandatory?: boolean;
  readonly help?: string;
}

/** What a question of the file has become; null when nothing could be made of it. */
export interface BroughtQuestion {
  readonly question: WrittenQuestion | null;
  readonly options: readonly Option[];
  /** Why it is not as it was. */
  readonly reasons: readonly string[];
}

/** One question of the file by its `input`. Its own line in the report is the caller's; lines of its parts are written here. */
export function questionOf(source: SourceQuestion, id: string, to: string, log: LossLog): BroughtQuestion {
  const { value } = source;
  const reasons: string[] = [];
  const text = words(source, 'subject', 2000, to, log);
  if (text === null) reasons.push('Frågan har ingen text.');
  const unit = unitOf(value['inputUnit']);
  const help = helpOf(source, unit, to, log);
  const options = optionsOf(source.alternatives, to, log);
  const code = codeOf(value['code']);
  const media = mediaOf(source, to, log);
  if (code !== null) log.kept(`${source.path}/code`, 'code', to);
  tellRest(source, log);
  const common: Common & { code?: string; media?: typeof media & object } = {
    id,
    text: text ?? `Fråga ${source.ordinal}`,
    ...(value['mandatory'] === true || value['mandatory'] === 'true' ? { mandatory: true } : {}),
    ...(help === null ? {} : { help }),
    ...(code === null ? {} : { code }),
    ...(media === null ? {} : { media }),
  };
  const made = byInput({ source, common, options: [...options], unit, reasons, to, log });
  if (made !== null && !usesOptions(made) && options.length > 0)
    reasons.push('Frågan har alternativ som dess slag inte använder; de förs inte över.');
  return { question: made, options, reasons };
}

interface Making {
  readonly source: SourceQuestion;
  readonly common: Common;
  readonly options: Option[];
  readonly unit: string | null;
  readonly reasons: string[];
  readonly to: string;
  readonly log: LossLog;
}

function byInput(making: Making): WrittenQuestion | null {
  const { source, common, options, reasons } = making;
  const input = (textOf(source.value['input']) ?? '').trim().toLowerCase();
  switch (input) {
    case 'radio':
      return oneOf(making, options.length > 100 ? 'dropDown' : 'singleChoice');
    case 'select':
    case 'dropdown':
      return oneOf(making, 'dropDown');
    case 'checkbox':
      return someOf(making);
    case 'number':
      return numberQuestion(making);
    case 'range':
      return sliderQuestion(making);
    case 'text':
    case 'url':
      return textQuestion(making);
    case 'textarea':
      return { kind: 'longText', ...common, ...longest(making, 20_000) };
    case 'date':
      return { kind: 'date', ...common, ...days(making) };
    case 'time':
      return { kind: 'time', ...common };
    case 'datetime':
    case 'datetime-local':
      return { kind: 'dateTime', ...common };
    case 'email':
      return { kind: 'contact', ...common, of: 'email' };
    case 'tel':
    case 'phone':
      return { kind: 'contact', ...common, of: 'phone' };
    case 'file':
      return { kind: 'file', ...common };
    default: {
      const name = input === '' ? 'Frågan har inget slag' : `Slaget ”${input.slice(0, 40)}” är okänt`;
      if (options.length > 0) {
        reasons.push(`${name}; den har alternativ och blir en envalsfråga.`);
        return oneOf(making, 'singleChoice');
      }
      reasons.push(`${name} och blir en textfråga.`);
      return textQuestion(making);
    }
  }
}

function oneOf(making: Making, kind: 'singleChoice' | 'dropDown'): WrittenQuestion | null {
  const { common, options, reasons } = making;
  if (options.length === 0) {
    reasons.push('Frågan ska ha ett val men har inga alternativ.');
    return null;
  }
  if (options.length > 500) {
    reasons.push(`Frågan har ${options.length} alternativ, och högst 500 ryms.`);
    return null;
  }
  choices(making);
  return { kind: options.length > 100 ? 'dropDown' : kind, ...common, options };
}

function someOf(making: Making): WrittenQuestion | null {
  const { common, options, reasons } = making;
  if (options.length === 0 || options.length > 100) {
    reasons.push(options.length === 0 ? 'Frågan ska ha val men har inga alternativ.' : 'Frågan har fler än 100 alternativ.');
    return null;
  }
  const [minimum, maximum] = choices(making, true);
  return {
    kind: 'multipleChoice',
    ...common,
    options,
    ...(minimum === null ? {} : { minimum }),
    ...(maximum === null ? {} : { maximum }),
  };
}

/** How many may be chosen; 0 is what the service writes for no limit. */
function choices({ source, options, to, log }: Making, several = false): readonly [number | null, number | null] {
  const limit = (key: 'minNumberOfChoices' | 'maxNumberOfChoices'): number | null => {
    const given = numberOf(source.value[key]);
    if (given === null || given <= 0) return null;
    const path = `${source.path}/${key}`;
    const fits = Number.isInteger(given) && given <= options.length;
    if (several && fits) log.kept(path, 'validation', to);
    else if (several) log.left(path, 'validation', `${given} val går inte med ${options.length} alternativ.`);
    else if (given === 1) log.kept(path, 'validation', to);
    else log.left(path, 'validation', 'En fråga med ett enda val har ingen gräns för antalet.');
    return several && fits ? given : null;
  };
  const minimum = limit('minNumberOfChoices');
  const maximum = limit('maxNumberOfChoices');
  if (minimum === null || maximum === null || minimum <= maximum) return [minimum, maximum];
  log.changed(`${source.path}/minNumberOfChoices`, 'validation', 'Det minsta antalet val är större än det största och utgår.', to);
  return [null, maximum];
}

function numberQuestion(making: Making): WrittenQuestion {
  const { source, common, unit } = making;
  const [minimum, maximum] = limits(making);
  const step = numberOf(source.value['answerStep']);
  const written = [step, minimum, maximum].map((value) => (value === null ? 0 : decimalsOf(value)));
  const decimals = Math.min(6, Math.max(...written));
  if (step !== null && step !== 0 && step !== 1 && step !== 10 ** -decimals)
    making.log.left(`${source.path}/answerStep`, 'validation', `Steget ${step} begränsar inte svaret här.`);
  else if (step !== null && step !== 0) making.log.kept(`${source.path}/answerStep`, 'validation', making.to);
  return {
    kind: 'number',
    ...common,
    ...(unit === null ? {} : { unit }),
    ...(minimum === null ? {} : { minimum }),
    ...(maximum === null ? {} : { maximum }),
    decimals,
  };
}

function sliderQuestion(making: Making): WrittenQuestion {
  const { source, common, unit, reasons, to, log } = making;
  const [minimum, maximum] = limits(making);
  const step = numberOf(source.value['answerStep']);
  if (minimum === null || maximum === null) reasons.push('Reglaget saknar gräns och går från 0 till 100.');
  if (step !== null && step > 0) log.kept(`${source.path}/answerStep`, 'validation', to);
  const [from, until] = [minimum ?? 0, maximum ?? Math.max(100, (minimum ?? 0) + 1)];
  const fits = step !== null && step > 0 && step <= until - from;
  return {
    kind: 'slider',
    ...common,
    minimum: from,
    maximum: until,
    ...(fits ? { step } : {}),
    ...(unit === null ? {} : { unit }),
  };
}

function textQuestion(making: Making): WrittenQuestion {
  const { source, common, to, log } = making;
  const length = numberOf(source.value['answerMaxLength']);
  if (length !== null && length > 500) return { kind: 'longText', ...common, ...longest(making, 20_000) };
  const pattern = textOf(source.value['answerPattern']);
  const limit = longest(making, 500);
  const fault =
    pattern === null ? null : pattern.length > 200 ? 'Mönstret är för långt.' : patternFault(pattern, limit.maximumLength ?? 200);
  const usable = pattern !== null && fault === null;
  if (usable) log.kept(`${source.path}/answerPattern`, 'validation', to);
  else if (fault !== null) log.left(`${source.path}/answerPattern`, 'validation', fault);
  return {
    kind: 'shortText',
    ...common,
    ...limit,
    ...(usable ? { pattern, patternText: 'Svaret är inte skrivet på det sätt som frågan kräver.' } : {}),
  };
}

function longest({ source, to, log }: Making, most: number): { readonly maximumLength?: number } {
  const given = numberOf(source.value['answerMaxLength']);
  if (given === null) return {};
  const path = `${source.path}/answerMaxLength`;
  if (!Number.isInteger(given) || given < 1) {
    log.left(path, 'validation', `Längden ${given} går inte att använda.`);
    return {};
  }
  if (given > most) log.changed(path, 'validation', `Svaret kan vara högst ${most} tecken här.`, to);
  else log.kept(path, 'validation', to);
  return { maximumLength: Math.min(given, most) };
}

function limits({ source, to, log }: Making): readonly [number | null, number | null] {
  const [minimum, maximum] = [numberOf(source.value['answerMin']), numberOf(source.value['answerMax'])];
  if (minimum !== null && maximum !== null && minimum >= maximum) {
    log.left(`${source.path}/answerMin`, 'validation', `Minsta värdet ${minimum} är inte mindre än största ${maximum}; båda utgår.`);
    return [null, null];
  }
  if (minimum !== null) log.kept(`${source.path}/answerMin`, 'validation', to);
  if (maximum !== null) log.kept(`${source.path}/answerMax`, 'validation', to);
  return [minimum, maximum];
}

function days({ source, to, log }: Making): { readonly minimum?: string; readonly maximum?: string } {
  const day = (key: 'answerMin' | 'answerMax'): string | null => {
    const given = textOf(source.value[key]);
    if (given === null) return null;
    const path = `${source.path}/${key}`;
    if (/^\d{4}-\d{2}-\d{2}$/.test(given) && new Date(`${given}T00:00:00Z`).toJSON()?.startsWith(given) === true) {
      log.kept(path, 'validation', to);
      return given;
    }
    log.left(path, 'validation', 'Gränsen är ingen dag som går att läsa.');
    return null;
  };
  const [minimum, maximum] = [day('answerMin'), day('answerMax')];
  return { ...(minimum === null ? {} : { minimum }), ...(maximum === null ? {} : { maximum }) };
}

/** Help under the question: its description, where to read more, and a unit that its kind has no place for. */
function helpOf(source: SourceQuestion, unit: string | null, to: string, log: LossLog): string | null {
  const description = words(source, 'description', 800, `${to}.help`, log);
  const more = textOf(plainText(textOf(source.value['informationURL']) ?? ''));
  const link = more !== null && more.length <= 150 ? `Läs mer: ${more.replaceAll(/[\s<>]/g, '')}` : null;
  if (more !== null && link !== null) log.kept(`${source.path}/informationURL`, 'text', `${to}.help`);
  else if (more !== null) log.left(`${source.path}/informationURL`, 'text', 'Adressen är för lång.');
  const input = textOf(source.value['input'])?.toLowerCase();
  const takesUnit = input === 'number' || input === 'range';
  if (unit !== null && takesUnit) log.kept(`${source.path}/inputUnit`, 'text', `${to}.unit`);
  else if (unit !== null)
    log.changed(`${source.path}/inputUnit`, 'text', 'Frågans slag har ingen enhet; den står i hjälptexten.', `${to}.help`);
  const parts = [description, unit !== null && !takesUnit ? `Svara i ${unit}.` : null, link].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('\n');
}

function tellRest(source: SourceQuestion, log: LossLog): void {
  const { path, value } = source;
  if (isSomething(value['validationEvents'])) {
    const events: readonly unknown[] = Array.isArray(value['validationEvents']) ? value['validationEvents'] : [value['validationEvents']];
    for (const index of events.keys())
      log.left(
        `${path}/validationEvents/${index}`,
        'validation',
        'Egna kontroller av svaret förs inte över; skriv dem som en gräns eller ett mönster.',
      );
  }
  if (isSomething(value['questionAlign'])) log.left(`${path}/questionAlign`, 'metadata', 'Sidan bestämmer själv hur frågan ställs upp.');
  tellUnknown(source, KNOWN, log);
}

const KNOWN = (
  'questionId subject description questionNumber code informationURL media input inputUnit gridValue answerMin ' +
  'answerMax answerMaxLength answerPattern answerStep mandatory questionAlign minNumberOfChoices ' +
  'maxNumberOfChoices questionSuperior answerAlternatives validationEvents'
).split(' ');

const usesOptions = (made: WrittenQuestion): boolean => 'options' in made;

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;

function unitOf(value: unknown): string | null {
  const unit = plainText(textOf(value) ?? '', 'markdown')
    .slice(0, 20)
    .trim();
  return unit === '' ? null : unit;
}
