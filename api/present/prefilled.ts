import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import { shownAnswers } from '../../compiler/answers/shownAnswers.ts';
import { formLogic } from '../../compiler/answers/formLogic.ts';
import type { Form } from '../../compiler/document/form.ts';
import type { Answer, Answers, Question } from '../../compiler/document/question.ts';
import { localDate } from '../../engine/clock.ts';
import { zoneOf } from '../../engine/opening.ts';
import type { Running } from './running.ts';

/**
 * What stands in a form from the beginning: the designer's own answers, and those fetched from other forms, from the start or from today.
 * What does not fit its question is left out: nothing is shown as filled in that could not have been answered.
 */
export function prefilled(form: Form, running: Running, latest: Readonly<Record<string, Answers>>): Answers {
  const found: Record<string, Answer> = {};
  for (const question of form.questions) {
    const value = valueOf(question, running, latest);
    if (value !== undefined && checkAnswers([question], { [question.id]: value }, 'draft').length === 0) found[question.id] = value;
  }
  return Object.keys(found).length === 0 ? found : shownAnswers(form.questions, formLogic(form), found);
}

/** The forms whose latest answers a form is prefilled from. */
export const prefilledFrom = (form: Form): readonly string[] => [
  ...new Set(
    form.questions.flatMap((question) => ('prefill' in question && question.prefill?.from === 'form' ? [question.prefill.form] : [])),
  ),
];

function valueOf(question: Question, { state, plan, now }: Running, latest: Readonly<Record<string, Answers>>): Answer | undefined {
  const prefill = 'prefill' in question ? question.prefill : undefined;
  const initial = 'initial' in question ? question.initial : undefined;
  switch (prefill?.from) {
    case 'form': {
      const answers = latest[prefill.form];
      return answers && Object.hasOwn(answers, prefill.question) ? answers[prefill.question] : initial;
    }
    case 'startFact':
      return state.startFacts?.[prefill.fact] ?? initial;
    case 'start':
      return state.dates?.[prefill.name] ?? initial;
    case 'today':
      return localDate(zoneOf({ plan, state }), now);
    case undefined:
      return initial;
  }
}
