import type { Expression } from '../../engine/expression.ts';
import { evaluate, holds } from '../../engine/expression.ts';
import { seenScores } from '../../scoring/seen.ts';
import type { Answers, Question } from '../document/question.ts';
import { isPlainObject } from './isPlainObject.ts';
import { isUnanswered } from './isUnanswered.ts';

/** A form's own conditions and calculations, lowered: what `formLogic` makes, JSON, so that a browser gets it from the API and needs no JSONata. */
export interface FormLogic {
  /** By question, those in groups too: their ids are one form's. */
  readonly shownWhen: Readonly<Record<string, Expression>>;
  readonly calculated: Readonly<Record<string, Expression>>;
}

/** A form where every question is always shown. */
export const NO_LOGIC: FormLogic = { shownWhen: {}, calculated: {} };

export type CalculatedValue = number | string | boolean;

/** Which questions are asked, and what the calculated ones come to. A calculated question without a value has no key. */
export interface Shown {
  /** Ids of questions that are shown, words and calculated values among them, in the form's order. */
  readonly questions: readonly string[];
  readonly calculated: Readonly<Record<string, CalculatedValue>>;
  /** The same for each repetition of each group that is shown, in the order of its answer. */
  readonly groups: Readonly<Record<string, readonly Omit<Shown, 'groups'>[]>>;
}

/**
 * Walks the form from the top: a question whose condition does not hold is not shown, and what was answered to it is as if it were not there for
 * all that follows. Takes any answers, also half-written ones, and never throws.
 */
export function shown(questions: readonly Question[], logic: FormLogic, answers: Readonly<Record<string, unknown>>): Shown {
  const root: Root = { answers: {}, scores: {} };
  const groups: Record<string, readonly Omit<Shown, 'groups'>[]> = {};
  const found = walk(questions, logic, answers, root, (group, answer) => {
    const repetitions = repetitionsOf(answer);
    const seen = repetitions.map((one) => walk(group.questions, logic, one, { answers: { ...root.answers }, scores: { ...root.scores } }));
    groups[group.id] = seen;
    return repetitions.filter((one, index) => seen[index]?.questions.some((id) => !isUnanswered(own(one, id)))).length;
  });
  return { ...found, groups };
}

/** The repetitions of a group's answer, whatever stands there: what is no set of answers counts as an empty one. */
export const repetitionsOf = (answer: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(answer) ? answer.slice(0, MOST_REPETITIONS).map((one: unknown) => (isPlainObject(one) ? one : {})) : [];

/** No group has more. */
const MOST_REPETITIONS = 100;

interface Root {
  readonly answers: Record<string, unknown>;
  readonly scores: Record<string, unknown>;
}

type Group = Extract<Question, { kind: 'group' }>;

function walk(
  questions: readonly Question[],
  logic: FormLogic,
  given: Readonly<Record<string, unknown>>,
  root: Root,
  enter: (group: Group, answer: unknown) => number = () => 0,
): Omit<Shown, 'groups'> {
  const ids: string[] = [];
  const calculated: Record<string, CalculatedValue> = {};
  for (const question of questions) {
    const { id } = question;
    const condition = own(logic.shownWhen, id);
    if (condition !== undefined && !holds(condition, root)) continue;
    ids.push(id);
    if (question.kind === 'information') continue;
    if (question.kind === 'calculated') {
      const expression = own(logic.calculated, id);
      const value = expression && rounded(evaluate(expression, root), question.decimals);
      if (value === undefined) continue;
      calculated[id] = value;
      root.answers[id] = value;
      if (typeof value === 'number') root.scores[id] = value;
      continue;
    }
    const answer = own(given, id);
    if (question.kind === 'group') {
      const times = enter(question, answer);
      // Reached as a list, so that `$count` and `$exists` tell how many there are.
      if (times > 0) root.answers[id] = Array.from({ length: times }, () => true);
      continue;
    }
    if (isUnanswered(answer) || !isReadable(answer)) continue;
    root.answers[id] = answer;
    Object.assign(root.scores, seenScores([question], { [id]: answer } as Answers));
  }
  return { questions: ids, calculated };
}

function rounded(value: unknown, decimals: number | undefined): CalculatedValue | undefined {
  if (typeof value === 'number') return decimals === undefined ? value + 0 : Number(value.toFixed(decimals)) + 0;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

/** What a condition can look at: plain values, lists of ids, and rows of either. */
const isReadable = (answer: unknown): boolean => isPlain(answer) || (isPlainObject(answer) && Object.values(answer).every(isPlain));

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.every((part) => typeof part === 'string'));

const own = <Value>(holder: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(holder, key) ? holder[key] : undefined;
