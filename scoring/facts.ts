import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { FactValue, FormFacts } from '../engine/event.ts';
import type { PlannedForm } from '../engine/plan.ts';
import type { ScoredResult } from './score.ts';

/**
 * What the engine may know of a saved form: only the answers and results that the plan's conditions name (promise 8), and which results failed.
 * Answers stand as they are stored, a choice as its id; free text is never a fact. Scores are reached through results.
 */
export function formFacts(
  form: Form,
  planned: PlannedForm,
  answers: Answers,
  scored: readonly ScoredResult[],
): { readonly facts: FormFacts; readonly failedResults: readonly string[] } {
  const answerFacts: Record<string, FactValue> = {};
  for (const question of form.questions) {
    if (!planned.facts.answers.includes(question.id)) continue;
    const value = factOf(question, answers);
    if (value !== undefined) answerFacts[question.id] = value;
  }
  const resultFacts: Record<string, number | string | boolean> = {};
  for (const { result, value } of scored) if (value !== null && planned.facts.results.includes(result)) resultFacts[result] = value;
  return {
    facts: { answers: answerFacts, results: resultFacts },
    failedResults: scored.filter(({ failure }) => failure !== null).map(({ result }) => result),
  };
}

function factOf(question: Form['questions'][number], answers: Answers): FactValue | undefined {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  switch (question.kind) {
    case 'singleChoice':
    case 'multipleChoice':
    case 'yesNo':
    case 'number':
    case 'scale':
    case 'date':
    case 'time':
      return answer;
    case 'shortText':
    case 'longText':
    case 'information':
      return undefined;
  }
}
