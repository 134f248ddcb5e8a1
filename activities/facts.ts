import type { Answers } from '../compiler/document/question.ts';
import type { FactValue, FormFacts } from '../engine/event.ts';
import type { Plan } from '../engine/plan.ts';
import type { ScoredResult } from '../scoring/score.ts';

/** What the engine may know of a saved form: only the answers and results that the plan's conditions name (promise 8). */
export function factsOf(plan: Plan, form: string, answers: Answers, results: readonly ScoredResult[]): FormFacts {
  const named = plan.forms.find((each) => each.id === form)?.facts ?? { answers: [], results: [] };
  const facts: { answers: Record<string, FactValue>; results: Record<string, number | string | boolean> } = { answers: {}, results: {} };
  for (const question of named.answers) {
    const answer = answers[question];
    if (answer !== undefined) facts.answers[question] = answer;
  }
  for (const { result, value } of results) if (value !== null && named.results.includes(result)) facts.results[result] = value;
  return facts;
}
