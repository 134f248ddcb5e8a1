import type { z } from 'zod';
import type { question } from '../../compiler/document/question.ts';
import type { LossLog } from '../lossReport.ts';
import { plainText } from '../plainText.ts';
import { shortened } from '../shortened.ts';
import { type Choice, scoreOf } from './choices.ts';
import type { Field } from './dictionary.ts';
import { placeOf } from './place.ts';
import type { Tag } from './tags.ts';

/** A question as it is written in a document, before its defaults are filled in. */
export type WrittenQuestion = z.input<typeof question>;

interface Making {
  readonly field: Field;
  readonly id: string;
  readonly text: string;
  readonly help: string | null;
  readonly choices: readonly Choice[];
  readonly tags: readonly Tag[];
  readonly expression: { readonly expression: string; readonly decimals: number | null } | null;
  readonly reasons: string[];
  readonly to: string;
  readonly log: LossLog;
}

/** The kind of question a field is, by its type and its validation. Null, with the reason among the reasons, when it can be none. */
export function kindOf(making: Making): WrittenQuestion | null {
  const { field, id, text, help, expression, reasons, tags } = making;
  const common = { id, text, ...(help === null ? {} : { help }), ...(field.required === '' ? {} : { mandatory: true }) };
  switch (field.type.toLowerCase()) {
    case 'radio':
      return oneOf(making, common, making.choices.length > 100 ? 'dropDown' : 'singleChoice');
    case 'dropdown':
      return oneOf(making, common, 'dropDown');
    case 'checkbox':
      return someOf(making, common);
    case 'yesno':
      return told(making, { kind: 'yesNo', ...common });
    case 'truefalse':
      reasons.push('Sant och falskt visas som ja och nej.');
      return told(making, { kind: 'yesNo', ...common });
    case 'slider':
      return slider(making, common);
    case 'notes':
      return told(making, { kind: 'longText', ...common });
    case 'file':
      if (field.validation === 'signature') return told(making, { kind: 'signature', ...common }, true);
      return told(making, { kind: 'file', ...common, accepts: ['image', 'pdf', 'document'] });
    case 'descriptive':
      return told(making, { kind: 'information', id, text: help === null ? text : `${text}\n\n${help}` });
    case 'calc': {
      const hidden = tags.some(({ name }) => name.startsWith('HIDDEN'));
      if (expression === null) return null;
      return told(making, {
        kind: 'calculated',
        id,
        text,
        ...(help === null ? {} : { help }),
        expression: expression.expression,
        ...(expression.decimals === null ? {} : { decimals: expression.decimals }),
        ...(hidden ? { hidden } : {}),
      });
    }
    case 'text':
      return textual(making, common);
    case 'sql':
      reasons.push('Alternativen hämtas ur REDCaps databas (sql) och går inte att föra över.');
      return null;
    default:
      reasons.push(
        `Fälttypen ”${field.type.slice(0, 40)}” är okänd; frågan blir ${making.choices.length > 1 ? 'ett val' : 'en textfråga'}.`,
      );
      return making.choices.length > 1 ? oneOf(making, common, 'singleChoice') : textual(making, common);
  }
}

interface Common {
  readonly id: string;
  readonly text: string;
  readonly help?: string;
  readonly mandatory?: boolean;
}

function oneOf(making: Making, common: Common, kind: 'singleChoice' | 'dropDown'): WrittenQuestion | null {
  const options = optionsOf(making);
  if (options.length === 0 || options.length > 500) {
    making.reasons.push(options.length === 0 ? 'Fältet ska ha val men har inga alternativ.' : 'Fältet har fler än 500 alternativ.');
    return null;
  }
  return told(making, { kind: options.length > 100 ? 'dropDown' : kind, ...common, options, ...initialOf(making) });
}

function someOf(making: Making, common: Common): WrittenQuestion | null {
  const options = optionsOf(making);
  if (options.length === 0 || options.length > 100) {
    making.reasons.push(options.length === 0 ? 'Fältet ska ha val men har inga alternativ.' : 'Fältet har fler än 100 alternativ.');
    return null;
  }
  const most = Number(tag(making, 'MAXCHECKED') ?? Number.NaN);
  const alone = (tag(making, 'NONEOFTHEABOVE') ?? '').split(',').map((code) => code.trim());
  return told(making, {
    kind: 'multipleChoice',
    ...common,
    options: options.map((option) => (alone.includes(option.id) ? { ...option, exclusive: true } : option)),
    ...(Number.isInteger(most) && most > 0 && most <= options.length ? { maximum: most } : {}),
  });
}

const optionsOf = ({ choices }: Making): { id: string; text: string; score?: number }[] =>
  choices.map(({ code, label }) => {
    const score = scoreOf(code);
    return { id: code, text: label, ...(score === null ? {} : { score }) };
  });

/** Words at the ends; one in the middle has no place. Without its figure shown it is a visual analogue scale. */
function slider(making: Making, common: Common): WrittenQuestion {
  const { field, to, log } = making;
  const labels = field.choices
    .split('|')
    .map((label) => shortened(plainText(label), 100).text)
    .filter((label) => label !== '');
  const [first, last] = [labels[0], labels.length > 1 ? labels.at(-1) : undefined];
  labels.forEach((label, index) => {
    const at = `${placeOf(field, 'choices')}, del ${index + 1}`;
    if (index === 0 || index === labels.length - 1) log.kept(at, 'text', to);
    else log.left(at, 'text', `Ordet mitt på skalan (”${label}”) har ingen plats; bara ändarna har ord.`);
  });
  const [low, high] = [limit(making, 'minimum'), limit(making, 'maximum')];
  const [minimum, maximum] = low !== null || high !== null ? [low ?? 0, high ?? 100] : [0, 100];
  const showsNumber = field.validation.toLowerCase() === 'number';
  if (field.validation !== '') log.kept(placeOf(field, 'validation'), 'validation', to);
  if (!showsNumber && first !== undefined && last !== undefined && minimum === 0 && maximum === 100)
    return told(making, { kind: 'visualAnalogueScale', ...common, minimumText: first, maximumText: last }, true, true);
  return told(
    making,
    {
      kind: 'slider',
      ...common,
      ...(minimum < maximum ? { minimum, maximum } : { minimum: 0, maximum: 100 }),
      ...(first === undefined ? {} : { minimumText: first }),
      ...(last === undefined ? {} : { maximumText: last }),
    },
    true,
    true,
  );
}

function textual(making: Making, common: Common): WrittenQuestion {
  const { field, to, log, reasons } = making;
  const validation = field.validation.toLowerCase();
  const at = placeOf(field, 'validation');
  const kept = (): void => log.kept(at, 'validation', to);
  if (validation === '') return told(making, { kind: 'shortText', ...common, ...lengthOf(making), ...initialOf(making) });
  if (validation.startsWith('datetime')) {
    if (validation.includes('seconds')) log.changed(at, 'validation', 'Klockslaget frågas utan sekunder.', to);
    else kept();
    return told(making, { kind: 'dateTime', ...common });
  }
  if (validation.startsWith('date')) {
    kept();
    const [minimum, maximum] = [day(making, 'minimum'), day(making, 'maximum')];
    const isToday = making.tags.some(({ name }) => name === 'TODAY');
    return told(
      making,
      {
        kind: 'date',
        ...common,
        ...(minimum === null ? {} : { minimum }),
        ...(maximum === null ? {} : { maximum }),
        ...(isToday ? { prefill: { from: 'today' as const } } : {}),
      },
      true,
      true,
    );
  }
  if (validation.startsWith('time')) {
    if (validation.includes('ss')) log.changed(at, 'validation', 'Klockslaget frågas utan sekunder.', to);
    else kept();
    return told(making, { kind: 'time', ...common }, true);
  }
  if (validation === 'integer' || validation.startsWith('number')) {
    kept();
    const [, digits] = /(\d)dp/.exec(validation) ?? [];
    const [minimum, maximum] = [limit(making, 'minimum'), limit(making, 'maximum')];
    const fits = minimum === null || maximum === null || minimum <= maximum;
    if (!fits) reasons.push('Det minsta värdet är större än det största; gränserna utgår.');
    return told(
      making,
      {
        kind: 'number',
        ...common,
        ...(fits && minimum !== null ? { minimum } : {}),
        ...(fits && maximum !== null ? { maximum } : {}),
        decimals: validation === 'integer' ? 0 : Math.min(6, digits === undefined ? 6 : Number(digits)),
        ...numberInitial(making),
      },
      true,
      true,
    );
  }
  if (validation === 'email' || validation === 'phone' || validation.startsWith('phone_')) {
    kept();
    return told(making, { kind: 'contact', ...common, of: validation === 'email' ? 'email' : 'phone' }, true);
  }
  log.left(at, 'validation', `Kontrollen ”${field.validation.slice(0, 40)}” finns inte här; svaret är fri text.`);
  return told(making, { kind: 'shortText', ...common, ...lengthOf(making), ...initialOf(making) }, true);
}

function limit({ field, to, log }: Making, column: 'minimum' | 'maximum'): number | null {
  const given = field[column];
  if (given === '') return null;
  const value = Number(given.replace(',', '.'));
  if (Number.isFinite(value) && /^[-\d.,]+$/.test(given)) {
    log.kept(placeOf(field, column), 'validation', to);
    return value;
  }
  log.left(placeOf(field, column), 'validation', `Gränsen ”${given.slice(0, 40)}” är inget tal.`);
  return null;
}

function day({ field, to, log }: Making, column: 'minimum' | 'maximum'): string | null {
  const given = field[column];
  if (given === '') return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && new Date(`${given}T00:00:00Z`).toJSON()?.startsWith(given) === true;
  if (isDay || given === 'today') {
    log.kept(placeOf(field, column), 'validation', to);
    return given;
  }
  log.left(placeOf(field, column), 'validation', `Gränsen ”${given.slice(0, 40)}” är ingen dag som går att läsa.`);
  return null;
}

const tag = ({ tags }: Making, wanted: string): string | null => tags.find(({ name }) => name === wanted)?.value ?? null;

function lengthOf(making: Making): { readonly maximumLength?: number } {
  const most = Number(tag(making, 'CHARLIMIT') ?? Number.NaN);
  return Number.isInteger(most) && most >= 1 && most <= 500 ? { maximumLength: most } : {};
}

/** `@DEFAULT='2'`, where it fits the question. */
function initialOf(making: Making): { readonly initial?: string } {
  const value = tag(making, 'DEFAULT');
  if (value === null || value === '' || value.includes('[')) return {};
  if (making.choices.length > 0 && !making.choices.some(({ code }) => code === value)) return {};
  return { initial: value.slice(0, 200) };
}

function numberInitial(making: Making): { readonly initial?: number } {
  const value = Number(tag(making, 'DEFAULT') ?? Number.NaN);
  return Number.isFinite(value) ? { initial: value } : {};
}

/** Tells of the action tags and of validations that the kind has no use for. */
function told(making: Making, made: WrittenQuestion, validated = false, limited = false): WrittenQuestion {
  const { field, tags, to, log } = making;
  for (const { name } of tags) {
    const at = `${placeOf(field, 'annotation')}, @${name}`;
    if (isUsed(name, made)) log.kept(at, 'validation', to);
    else log.left(at, 'validation', `@${name} har ingen motsvarighet här.`);
  }
  if (!validated && field.validation !== '' && field.type !== 'text')
    log.left(placeOf(field, 'validation'), 'validation', `”${field.validation.slice(0, 40)}” har ingen betydelse för frågan här.`);
  if (!limited)
    for (const column of ['minimum', 'maximum'] as const)
      if (field[column] !== '') log.left(placeOf(field, column), 'validation', 'Frågan har inga gränser av det slaget här.');
  if (field.ranking !== '')
    log.left(placeOf(field, 'ranking'), 'validation', 'Att varje alternativ väljs högst en gång krävs inte här; använd en rangordning.');
  return made;
}

function isUsed(name: string, made: WrittenQuestion): boolean {
  if (name === 'DEFAULT') return 'initial' in made && made.initial !== undefined;
  if (name === 'MAXCHECKED') return 'maximum' in made && made.kind === 'multipleChoice';
  if (name === 'NONEOFTHEABOVE') return made.kind === 'multipleChoice' && (made.options ?? []).some(({ exclusive }) => exclusive === true);
  if (name === 'CHARLIMIT') return made.kind === 'shortText' && made.maximumLength !== undefined;
  if (name === 'TODAY') return made.kind === 'date';
  return name.startsWith('HIDDEN') && made.kind === 'calculated';
}
