import { isPlainObject } from './isPlainObject.ts';

/** Nothing written and nothing chosen is no answer; nor are rows or repetitions where nothing is. No answer is nested deeper than this looks. */
export function isUnanswered(answer: unknown, depth = 0): boolean {
  if (answer === undefined) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  if (depth > DEEPEST || typeof answer !== 'object' || answer === null) return false;
  if (Array.isArray(answer))
    return answer.every((part: unknown) => typeof part === 'object' && part !== null && isUnanswered(part, depth + 1));
  return isPlainObject(answer) && Object.values(answer).every((part) => isUnanswered(part, depth + 1));
}

/** A list of repetitions with rows with lists of options in them. */
const DEEPEST = 4;
