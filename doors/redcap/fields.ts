import { lossLog, type LossLog, tellParts } from '../lossReport.ts';
import { plainText } from '../plainText.ts';
import { shortened } from '../shortened.ts';
import { sourceIds } from '../ids.ts';
import { type Choice, choicesOf, scoreOf } from './choices.ts';
import type { Field } from './dictionary.ts';
import { kindOf, type WrittenQuestion } from './kindOf.ts';
import { calculationOf, conditionOf, type KnownField, type Lookup } from './logic.ts';
import { placeOf } from './place.ts';
import { type Tag, tagsOf } from './tags.ts';

export interface FormAround {
  readonly to: string;
  readonly identifier: Field | undefined;
  readonly all: readonly Field[];
}

/** A field while it is brought in. */
interface Brought {
  readonly field: Field;
  readonly id: string;
  readonly question: WrittenQuestion | null;
  readonly choices: readonly Choice[];
  readonly reasons: string[];
  readonly tags: readonly Tag[];
  readonly shownWhen: string | null;
}

/** One form's fields as questions, those of a matrix group together, each told of in the report. */
export function bringFields(fields: readonly Field[], around: FormAround, log: LossLog): readonly WrittenQuestion[] {
  const ids = sourceIds('fraga');
  const known = new Map<string, KnownField>();
  const names = new Set(around.all.map(({ name }) => name));
  const lookup: Lookup = (name) =>
    known.get(name) ?? {
      kind: 'other',
      because: names.has(name)
        ? `[${name}] står efter, eller i ett annat formulär, och går inte att se på härifrån.`
        : `[${name}] finns inte i filen.`,
    };
  const questions: WrittenQuestion[] = [];
  const place = (): string => `${around.to}.questions[${questions.length}]`;
  for (const group of grouped(fields)) {
    const [first] = group;
    if (first === undefined) continue;
    if (questions.length >= MOST_QUESTIONS) {
      for (const field of group) log.left(placeOf(field), 'item', `Ett formulär har högst ${MOST_QUESTIONS} frågor.`);
      continue;
    }
    const heading = headingOf(first, place(), log);
    const matrix = group.length > 1 ? matrixOf(group, ids, place(), lookup, heading, log) : null;
    if (matrix !== null) {
      questions.push(matrix.question);
      for (const [name, found] of matrix.known) if (!known.has(name)) known.set(name, found);
      continue;
    }
    if (first.matrix !== '')
      log.changed(placeOf(first, 'matrix'), 'metadata', 'Raderna går inte att ställa upp som en matris och blir enskilda frågor.', place());
    group.forEach((field, index) => {
      const parts = lossLog('redcap');
      const brought = bringField(field, ids(field.name), around, place(), lookup, parts);
      tellParts(parts, brought.question !== null, log);
      tellItem(brought, place(), log);
      if (brought.question === null) return;
      const question = { ...brought.question };
      if (index === 0 && heading !== null) question.heading = heading;
      if (brought.shownWhen !== null) question.shownWhen = brought.shownWhen;
      if (!known.has(field.name)) known.set(field.name, knownAs(question, brought));
      questions.push(question);
    });
  }
  return questions;
}

const MOST_QUESTIONS = 300;

/** Fields that follow each other in the same matrix group stand together. */
function grouped(fields: readonly Field[]): readonly (readonly Field[])[] {
  const groups: Field[][] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last !== undefined && field.matrix !== '' && last[0]?.matrix === field.matrix && field.section === '') last.push(field);
    else groups.push([field]);
  }
  return groups;
}

function bringField(field: Field, id: string, around: FormAround, to: string, lookup: Lookup, log: LossLog): Brought {
  const { tags, words } = tagsOf(field.annotation);
  const choices = hasChoices(field) ? choicesOf(field.choices) : [];
  const reasons = id === field.name ? [] : [`Id ”${field.name.slice(0, 60)}” skrivs ”${id}” här.`];
  const none = (because: string): Brought => ({ field, id, question: null, choices, reasons: [because], tags, shownWhen: null });
  if (words !== '') log.left(placeOf(field, 'annotation'), 'metadata', 'Anteckningen på fältet förs inte över.');
  tellLeast(field, log);
  const left =
    field === around.identifier
      ? 'Det första fältet är postens nummer, som inte frågas efter här: svaren hör till den som svarar.'
      : tags.some(({ name }) => name.startsWith('HIDDEN')) && field.type !== 'calc'
        ? 'Fältet är dolt (@HIDDEN) och frågas aldrig.'
        : null;
  if (left !== null) {
    for (const [index] of choices.entries())
      log.left(`${placeOf(field, 'choices')}, del ${index + 1}`, 'option', 'Hör till ett fält som inte förs över.');
    if (field.branching !== '') log.left(placeOf(field, 'branching'), 'condition', 'Hör till ett fält som inte förs över.');
    for (const tag of tags) log.left(`${placeOf(field, 'annotation')}, @${tag.name}`, 'metadata', 'Hör till ett fält som inte förs över.');
    return none(left);
  }
  choices.forEach((choice, index) => {
    const at = `${placeOf(field, 'choices')}, del ${index + 1}`;
    const options = `${to}.options[${index}]`;
    if (choice.reasons.length > 0) log.changed(at, 'option', choice.reasons.join(' '), options);
    else log.kept(at, 'option', options);
  });
  const label = labelOf(field, to, reasons);
  const help = helpOf(field, to, log);
  const expression = field.type === 'calc' ? calculationOf(field.choices, lookup) : null;
  if (expression !== null && 'fault' in expression) {
    log.left(placeOf(field, 'choices'), 'calculation', `${expression.fault} (tecken ${expression.at + 1})`);
    if (field.branching !== '') log.left(placeOf(field, 'branching'), 'condition', 'Hör till ett fält som inte förs över.');
    return none('Fältet räknas ut av ett uttryck som inte går att föra över.');
  }
  if (expression !== null) log.kept(placeOf(field, 'choices'), 'calculation', to);
  const shownWhen = branchingOf(field, to, lookup, log);
  const question = kindOf({ field, id, text: label, help, choices, tags, expression, reasons, to, log });
  if (question === null) return { ...none(''), reasons, shownWhen: null };
  return { field, id, question, choices, reasons, tags, shownWhen };
}

function tellItem({ field, question, reasons }: Brought, to: string, log: LossLog): void {
  const because = reasons.join(' ');
  if (question === null) log.left(placeOf(field), 'item', because === '' ? 'Fältet går inte att föra över.' : because);
  else if (because === '') log.kept(placeOf(field), 'item', to);
  else log.changed(placeOf(field), 'item', because, to);
}

const hasChoices = ({ type }: Field): boolean => type !== 'calc' && type !== 'slider' && type !== 'descriptive' && type !== 'sql';

function labelOf(field: Field, to: string, reasons: string[]): string {
  const plain = plainText(field.label);
  const { text, cut } = shortened(plain, 2000);
  if (cut !== null) reasons.push(cut);
  if (/<[a-zA-Z/]/.test(field.label)) reasons.push('HTML i texten skrivs som vanlig text.');
  if (/[[{][a-z][a-z0-9_]*[\]}]/.test(plain)) reasons.push('Svar som flätas in i texten ([fält] eller {fält}) står som de är skrivna.');
  if (text === '') reasons.push('Fältet har ingen text.');
  return text === '' ? field.name.slice(0, 200) || 'Fråga' : text;
}

function helpOf(field: Field, to: string, log: LossLog): string | null {
  if (field.note === '') return null;
  const { text, cut } = shortened(plainText(field.note), 1000);
  if (cut === null && !/<[a-zA-Z/]/.test(field.note)) log.kept(placeOf(field, 'note'), 'text', `${to}.help`);
  else log.changed(placeOf(field, 'note'), 'text', cut ?? 'HTML i texten skrivs som vanlig text.', `${to}.help`);
  return text === '' ? null : text;
}

function headingOf(field: Field, to: string, log: LossLog): string | null {
  if (field.section === '') return null;
  const { text, cut } = shortened(plainText(field.section), 500);
  if (cut === null && !/<[a-zA-Z/]/.test(field.section)) log.kept(placeOf(field, 'section'), 'text', `${to}.heading`);
  else log.changed(placeOf(field, 'section'), 'text', cut ?? 'HTML i texten skrivs som vanlig text.', `${to}.heading`);
  return text === '' ? null : text;
}

function branchingOf(field: Field, to: string, lookup: Lookup, log: LossLog): string | null {
  if (field.branching === '') return null;
  const logic = conditionOf(field.branching, lookup);
  if ('fault' in logic) {
    log.left(placeOf(field, 'branching'), 'condition', `${logic.fault} (tecken ${logic.at + 1}) Frågan visas alltid.`);
    return null;
  }
  log.kept(placeOf(field, 'branching'), 'condition', `${to}.shownWhen`);
  return logic.expression;
}

/** What has no place here whatever the field is. */
function tellLeast(field: Field, log: LossLog): void {
  if (field.identifier !== '')
    log.left(placeOf(field, 'identifier'), 'metadata', 'Märkningen av personuppgifter behövs inte: alla svar skyddas lika.');
  if (field.alignment !== '') log.left(placeOf(field, 'alignment'), 'metadata', 'Sidan bestämmer själv hur frågan ställs upp.');
  if (field.number !== '')
    log.left(placeOf(field, 'number'), 'metadata', 'Frågor har inga egna nummer här; skriv det i texten om det behövs.');
  for (const [title, value] of Object.entries(field.others))
    log.left(`${placeOf(field)}, ${title}`, 'metadata', `Kolumnen är okänd och förs inte över: ${value.slice(0, 60)}`);
}

interface Matrix {
  readonly question: WrittenQuestion;
  readonly known: readonly (readonly [string, KnownField])[];
}

/** A matrix group as one question, when its rows have the same choices, the same condition and the same duty to answer. */
function matrixOf(
  group: readonly Field[],
  ids: (wanted: string | null) => string,
  to: string,
  lookup: Lookup,
  heading: string | null,
  log: LossLog,
): Matrix | null {
  const [first] = group;
  if (first === undefined || (first.type !== 'radio' && first.type !== 'checkbox')) return null;
  const alike = (pick: (field: Field) => string): boolean => group.every((field) => pick(field) === pick(first));
  const choices = choicesOf(first.choices);
  if (!alike(({ type }) => type) || !alike(({ choices: given }) => given) || !alike(({ branching }) => branching)) return null;
  if (!alike(({ required }) => required) || group.length > 100 || choices.length === 0 || choices.length > 30) return null;
  if (group.some(({ annotation }) => /@[A-Z]/.test(annotation))) return null;
  const logic = first.branching === '' ? null : conditionOf(first.branching, lookup);
  const id = ids(first.matrix);
  const known: [string, KnownField][] = [];
  const rows = group.map((field, index) => {
    const row = ids(field.name);
    const place = `${to}.rows[${index}]`;
    const reasons = row === field.name ? [] : [`Id ”${field.name.slice(0, 60)}” skrivs ”${row}” här.`];
    const text = labelOf(field, place, reasons);
    const help = helpOf(field, place, log);
    if (text.length > 1000) reasons.push('Radens text är längre än 1 000 tecken och kortas.');
    choices.forEach((choice, part) => {
      const at = `${placeOf(field, 'choices')}, del ${part + 1}`;
      if (choice.reasons.length > 0) log.changed(at, 'option', choice.reasons.join(' '), `${to}.options[${part}]`);
      else log.kept(at, 'option', `${to}.options[${part}]`);
    });
    if (logic !== null && 'fault' in logic)
      log.left(placeOf(field, 'branching'), 'condition', `${logic.fault} (tecken ${logic.at + 1}) Raden visas alltid.`);
    else if (logic !== null) log.kept(placeOf(field, 'branching'), 'condition', `${to}.shownWhen`);
    if (field.annotation !== '') log.left(placeOf(field, 'annotation'), 'metadata', 'Anteckningen på fältet förs inte över.');
    if (field.ranking !== '')
      log.left(placeOf(field, 'ranking'), 'validation', 'Att varje alternativ väljs högst en gång krävs inte här; använd en rangordning.');
    tellLeast(field, log);
    if (reasons.length > 0) log.changed(placeOf(field), 'item', reasons.join(' '), place);
    else log.kept(placeOf(field), 'item', place);
    known.push([field.name, chosenFrom(`answers.${id}.${row}`, `scores.${id}.${row}`, choices, field.type === 'checkbox')]);
    return { id: row, text: text.slice(0, 1000), ...(help === null ? {} : { help: help.slice(0, 500) }) };
  });
  log.kept(placeOf(first, 'matrix'), 'metadata', to);
  return {
    known,
    question: {
      kind: first.type === 'radio' ? 'singleChoiceMatrix' : 'multipleChoiceMatrix',
      id,
      text: heading ?? 'Välj på varje rad.',
      ...(first.required === '' ? {} : { mandatory: true }),
      ...(logic === null || 'fault' in logic ? {} : { shownWhen: logic.expression }),
      rows,
      options: choices.map(optionOf),
    },
  };
}

function optionOf({ code, label }: Choice): { id: string; text: string; score?: number } {
  const score = scoreOf(code);
  return { id: code, text: label, ...(score === null ? {} : { score }) };
}

function chosenFrom(answer: string, score: string, choices: readonly Choice[], several: boolean): KnownField {
  const options = new Set(choices.map(({ code }) => code));
  if (several) return { kind: 'several', answer, options };
  return { kind: 'choice', answer, score, options, scored: choices.every(({ code }) => scoreOf(code) !== null) };
}

/** What later logic may see of a question. */
function knownAs(question: WrittenQuestion, { id, choices }: Brought): KnownField {
  const [answer, score] = [`answers.${id}`, `scores.${id}`];
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return chosenFrom(answer, score, choices, false);
    case 'multipleChoice':
      return chosenFrom(answer, score, choices, true);
    case 'yesNo':
      return { kind: 'yesNo', answer, score };
    case 'number':
    case 'slider':
    case 'visualAnalogueScale':
    case 'calculated':
      return { kind: 'number', answer };
    case 'date':
    case 'dateTime':
    case 'time':
      return { kind: 'moment', answer };
    default:
      return { kind: 'other', because: 'Svaret är fritext eller en fil och får inte stå i ett villkor.' };
  }
}
