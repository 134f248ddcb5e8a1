import { regionsOf } from '../document/bodyRegions.ts';
import type { Form } from '../document/form.ts';
import type { StartFact } from '../document/given.ts';
import type { Moment } from '../document/moment.ts';
import type { Question } from '../document/question.ts';
import { placesIn } from '../plan/schedule.ts';

/** What kind of value stands somewhere in a condition, as far as the document says. */
export type Type =
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'boolean' }
  /** An option's id. */
  | { readonly kind: 'option'; readonly options: readonly string[]; readonly question: string }
  /** How far a module has come. */
  | { readonly kind: 'status'; readonly module: string }
  /** Ids of several options. */
  | { readonly kind: 'options'; readonly options: readonly string[]; readonly question: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly values: readonly (string | number | boolean | null)[] }
  /** Free text: may not stand in a condition at all (promise 8). */
  | { readonly kind: 'freeText'; readonly question: string }
  /** No answer ever: information between questions. */
  | { readonly kind: 'nothing'; readonly question: string }
  | { readonly kind: 'unknown' };

export const ANY_NUMBER: Type = { kind: 'number', minimum: -Infinity, maximum: Infinity };

/** The type at a path of a condition; unknown where the path leads nowhere (another rule says so). */
export function typeAt(moment: Moment, names: readonly string[]): Type {
  const [root, id = '', group, name] = names;
  if (root === 'start') return typeOfStartFact(moment.startFacts?.find((fact) => fact.id === id));
  if (root === 'progress') return moment.modules.some((module) => module.id === id) ? { kind: 'status', module: id } : { kind: 'unknown' };
  if (root === 'batteries') return typeOfCount(moment, id, group);
  return typeInForm(moment, id, group, name);
}

export const STATUSES: readonly string[] = ['locked', 'open', 'completed', 'closed'];

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
  if (group === 'results') return typeOfResult(form, name);
  const question = form.questions.find(({ id }) => id === name);
  return question ? typeOfQuestion(question) : { kind: 'unknown' };
}

/** A result written in JSONata may come to a number, a text or a truth value. */
function typeOfResult(form: Form, name: string): Type {
  const result = form.results.find(({ id }) => id === name);
  if (result?.method.kind !== 'sum') return { kind: 'unknown' };
  return { kind: 'number', minimum: result.minimum, maximum: result.maximum };
}

function typeOfQuestion(question: Question): Type {
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
      return { kind: 'freeText', question: question.id };
    case 'calculated':
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
    case 'group':
      return { kind: 'unknown' };
    case 'information':
      return { kind: 'nothing', question: question.id };
  }
}
