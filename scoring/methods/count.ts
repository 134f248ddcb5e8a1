import type { Result } from '../../compiler/document/result.ts';
import { counted } from '../counted.ts';
import type { Given } from '../given.ts';
import { answerTo, type Item } from '../items.ts';
import type { Outcome } from '../outcome.ts';
import type { Answers } from '../../compiler/document/question.ts';

/**
 * How many of the questions reach a threshold: a score of at least `atLeast`, or an answer among `options`.
 * Answers that are missing, as many as the method allows, are left out.
 */
export function count(given: Given, method: Extract<Result['method'], { kind: 'count' }>): Outcome {
  const { options, atLeast } = method;
  const among = options === undefined ? undefined : (item: Item, answers: Answers) => chosenAmong(item, answers, options);
  const found = counted(given, method, among);
  if ('failure' in found) return found;
  const threshold = among === undefined ? (atLeast ?? 1) : 1;
  const reached = found.items.filter(({ score }) => score !== null && score >= threshold).map(({ item }) => item.name);
  return { value: reached.length, inputs: { ...found.inputs, reached } };
}

/** 1 when an option that counts was chosen, 0 when another was, null when nothing was. */
function chosenAmong(item: Item, answers: Answers, options: readonly string[]): number | null {
  const answer = answerTo(item, answers);
  if (answer === undefined) return null;
  const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  return Number(chosen.some((one) => options.includes(String(one))));
}
