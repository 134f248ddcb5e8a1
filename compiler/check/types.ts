import { rangeOf } from '../../scoring/scores.ts';
import { regionsOf } from '../document/bodyRegions.ts';
import type { StartFact } from '../document/given.ts';
import type { Moment } from '../document/moment.ts';
import type { Question } from '../document/question.ts';
import type { Result } from '../document/result.ts';
import { lower } from '../expression/lower.ts';
import { placesIn } from '../plan/schedule.ts';
import type { Type } from './type.ts';
import { ANY_NUMBER } from './type.ts';
import { typeOf } from './typeOf.ts';

/** The type at a path of a condition; unknown where the path leads nowhere (another rule says so). */
export function typeAt(moment: Moment, names: readonly string[]): Type {
  const [root, id = '', group, name] = names;
  if (root === 'start') return typeOfStartFact(moment.startFacts?.find((fact) => fact.id === id));
  if (root === 'progress') return moment.modules.some((module) => module.id === id) ? { kind: 'status', module: id } : { kind: 'unknown' };
  if (root === 'batteries') return typeOfCount(moment, id, group);
  if (root === 'results') return typeOfResult(moment.results ?? [], id);
  return typeInForm(moment, id, group, name);
}

function typeOfStartFact(fact: StartFact | undefined): Type {
  if (!fact) return { kind: 'unknown' };
  if (fact.kind === 'yesNo') return { kind: 'boolean' };
  if (fact.kind === 'choice') return { kind: 'option', options: fact.options.map(({ id }) => id), question: fact.id };
  return { kind: 'number', minimum: fact.minimum ?? -Infinity, maximum: fact.maximum ?? Infinity };
}

/** Staff may add occasions where the battery says so; without a time that is due nothing is ever missed. */
function typeOfCount(moment: Moment, id: string, count: string | undefined): Type {
  const battery = moment.batteries.find((candidate) => candidate.id === id);
  if (!battery) return { kind: 'unknown' };
  if (!battery.due && (count === 'missed' || count === 'missedInARow')) return { kind: 'number', minimum: 0, maximum: 0 };
  const isOpenEnded = battery.byStaff === true || battery.schedule.kind === 'byStaff';
  return { kind: 'number', minimum: 0, maximum: isOpenEnded ? Infinity : placesIn(battery.schedule) };
}

function typeInForm(moment: Moment, formId: string, group: string | undefined, name: string | undefined): Type {
  const form = moment.forms.find(({ id }) => id === formId);
  if (!form || name === undefined) return { kind: 'unknown' };
  if (group === 'results') return typeOfResult(form.results, name);
  const [id = '', row] = name.split('.');
  const question = form.questions.find((each) => each.id === id);
  if (!question) return { kind: 'unknown' };
  if (row !== undefined) return typeOfRow(question, row);
  const type = typeOfQuestion(question, form.questions);
  if (question.kind === 'group')
    return { kind: 'refused', sentence: `Svaren i ”${id}” nås bara genom ett resultat eller ett uträknat värde.` };
  if (type.kind !== 'written') return type;
  return {
    kind: 'refused',
    sentence:
      question.kind === 'shortText' || question.kind === 'longText'
        ? `Svaret på ”${id}” är fritext och får inte användas i ett villkor.`
        : `Svaret på ”${id}” får inte användas i ett villkor utanför formuläret.`,
  };
}

/** A result written in JSONata may come to a number, a text or a truth value. */
function typeOfResult(results: readonly Result[], name: string): Type {
  const result = results.find(({ id }) => id === name);
  if (result === undefined || result.method.kind === 'jsonata') return { kind: 'unknown' };
  return { kind: 'number', minimum: result.minimum, maximum: result.maximum };
}

/** The type at a path of a form's own condition, `answers.q1`, `scores.besvar.rygg`: `questions` are those it may look at. */
export function typeInOwnForm(questions: readonly Question[], [root, id, row]: readonly string[]): Type {
  const question = questions.find((each) => each.id === id);
  if (!question) return { kind: 'unknown' };
  if (root === 'answers') return row === undefined ? typeOfQuestion(question, questions) : typeOfRow(question, row);
  const scored = row === undefined ? question : rowAsQuestion(question);
  const range = scored && rangeOf(scored);
  if (range) return { kind: 'number', ...range };
  if (scored && ['number', 'duration', 'calculated'].includes(scored.kind)) return ANY_NUMBER;
  return { kind: 'refused', sentence: `Frågan ”${question.id}” har inga poäng att räkna. Skriv answers.${question.id}.` };
}

function typeOfRow(question: Question, row: string): Type {
  const one = 'rows' in question && question.rows.some(({ id }) => id === row) ? rowAsQuestion(question) : null;
  return one ? typeOfQuestion(one, []) : { kind: 'unknown' };
}

/** A matrix's row counts and compares as a choice of its own. */
function rowAsQuestion(question: Question): Question | null {
  if (!('rows' in question)) return null;
  const { id, text, mandatory, options } = question;
  return { kind: question.kind === 'singleChoiceMatrix' ? 'singleChoice' : 'multipleChoice', id, text, mandatory, options };
}

function typeOfQuestion(question: Question, questions: readonly Question[]): Type {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return { kind: 'option', options: question.options.map(({ id }) => id), question: question.id };
    case 'multipleChoice':
    case 'ranking':
      return { kind: 'options', options: question.options.map(({ id }) => id), question: question.id };
    case 'pictureChoice':
      return {
        kind: question.several === true ? 'options' : 'option',
        options: question.options.map(({ id }) => id),
        question: question.id,
      };
    case 'bodyMap':
      return { kind: 'options', options: regionsOf(question.sides), question: question.id };
    case 'yesNo':
    case 'consent':
      return { kind: 'boolean' };
    case 'number':
      return { kind: 'number', minimum: question.minimum ?? -Infinity, maximum: question.maximum ?? Infinity };
    case 'scale':
    case 'ratingScale':
    case 'slider':
      return { kind: 'number', minimum: question.minimum, maximum: question.maximum };
    case 'visualAnalogueScale':
      return { kind: 'number', minimum: 0, maximum: 100 };
    case 'duration':
      return { kind: 'number', minimum: question.minimumMinutes ?? 0, maximum: question.maximumMinutes ?? Infinity };
    case 'date':
    case 'time':
    case 'dateTime':
      return { kind: 'text' };
    case 'shortText':
    case 'longText':
    case 'contact':
    case 'identityNumber':
    case 'file':
    case 'recording':
    case 'signature':
      return { kind: 'written', question: question.id };
    case 'calculated':
      return typeOfCalculated(question, questions);
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
      return { kind: 'refused', sentence: `”${question.id}” har ett svar på varje rad. Skriv radens id efter en punkt.` };
    // A list of its repetitions: how many there are can be told, and no more.
    case 'group':
      return { kind: 'list', values: [] };
    case 'information':
      return { kind: 'refused', sentence: `”${question.id}” är en informationstext och har inget svar.` };
  }
}

/** By what it is made of: questions before it, so that none is made of itself. */
function typeOfCalculated({ id, expression }: Extract<Question, { kind: 'calculated' }>, questions: readonly Question[]): Type {
  const lowered = lower(expression, 'form');
  const place = questions.findIndex((each) => each.id === id);
  if ('faults' in lowered) return { kind: 'unknown' };
  const type = typeOf(lowered.expression, (names) => typeInOwnForm(questions.slice(0, Math.max(0, place)), names), new Set());
  return type.kind === 'number' ? ANY_NUMBER : type;
}
