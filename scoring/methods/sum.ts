import type { Form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import type { Result } from '../../compiler/document/result.ts';
import type { Outcome } from '../score.ts';
import { rangeOf, scoreOf } from '../scores.ts';

/**
 * The sum of the questions' scores, some turned round inside their own range.
 *
 * A missing answer is never zero. Up to `missingAllowed` of them are filled with the mean of the answered ones (prorating);
 * a sum filled so is rounded to a whole number, halves upwards, when every answered score is whole, and otherwise to two decimals.
 * With more missing, or with nothing answered, there is no sum.
 */
export function sum(form: Form, method: Extract<Result['method'], { kind: 'sum' }>, answers: Answers): Outcome {
  const scores: Record<string, number | null> = {};
  const questions = new Set(method.questions);
  for (const id of questions) {
    const question = form.questions.find((candidate) => candidate.id === id);
    if (!question) return { failure: `Frågan ”${id}” finns inte i formuläret.`, inputs: { scores } };
    const score = scoreOf(question, Object.hasOwn(answers, id) ? answers[id] : undefined);
    if (score === null || !method.reversed.includes(id)) {
      scores[id] = score;
      continue;
    }
    const range = rangeOf(question);
    if (!range) return { failure: `Frågan ”${id}” kan inte vändas eftersom den saknar lägsta och högsta poäng.`, inputs: { scores } };
    scores[id] = range.minimum + range.maximum - score;
  }
  const given = Object.values(scores).filter((score) => score !== null);
  const missing = questions.size - given.length;
  const inputs = { scores, missing };
  if (given.length === 0) return { failure: 'Ingen av frågorna som räknas är besvarad.', inputs };
  if (missing > method.missingAllowed) return { failure: tooManyMissing(missing, method.missingAllowed), inputs };
  const total = given.reduce((all, score) => all + score, 0);
  if (missing === 0) return { value: Number(total.toFixed(10)), inputs };
  const filled = (total / given.length) * questions.size;
  return { value: given.every(Number.isInteger) ? Math.round(Number(filled.toFixed(10))) : Number(filled.toFixed(2)), inputs };
}

function tooManyMissing(missing: number, allowed: number): string {
  const answers = missing === 1 ? 'Ett svar saknas' : `${missing} svar saknas`;
  return allowed === 0 ? `${answers}, och inget får saknas.` : `${answers}, och högst ${allowed} får saknas.`;
}
