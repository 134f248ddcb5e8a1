import type { Expression } from '../../engine/expression.ts';
import type { Question } from '../document/question.ts';
import { lower } from '../expression/lower.ts';
import type { FormLogic } from './shown.ts';

/**
 * A form's conditions and calculations, lowered once for each list of questions. What cannot be lowered is not there, so that its question is always
 * shown; `check` has then said so. The only file of this room that reads JSONata: a browser gets what it makes from the API.
 */
export function formLogic({ questions }: { readonly questions: readonly Question[] }): FormLogic {
  const known = made.get(questions);
  if (known) return known;
  const shownWhen: Record<string, Expression> = {};
  const calculated: Record<string, Expression> = {};
  for (const question of questions.flatMap((one) => (one.kind === 'group' ? [one, ...one.questions] : [one]))) {
    if (question.shownWhen !== undefined) put(shownWhen, question.id, question.shownWhen);
    if (question.kind === 'calculated') put(calculated, question.id, question.expression);
  }
  const logic = { shownWhen, calculated };
  made.set(questions, logic);
  return logic;
}

/** A parsed form is never changed. */
const made = new WeakMap<readonly Question[], FormLogic>();

function put(into: Record<string, Expression>, id: string, text: string): void {
  const lowered = lower(text, 'form');
  if ('expression' in lowered) into[id] = lowered.expression;
}
