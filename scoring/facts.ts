import type { Form } from '../compiler/document/form.ts';
import type { Answer, Answers } from '../compiler/document/question.ts';
import type { FactValue, FormFacts } from '../engine/event.ts';
import type { PlannedForm } from '../engine/plan.ts';
import { asked } from './asked.ts';
import type { ScoredResult } from './score.ts';

/**
 * What the engine may know of a saved form: only the answers and results that the plan's conditions name (promise 8), and which results failed.
 * Answers stand as they are stored, a choice as its id, and calculated values among them; what was not shown and free text are never facts.
 * Scores are reached through results.
 */
export function formFacts(
  form: Form,
  planned: PlannedForm,
  answers: Answers,
  scored: readonly ScoredResult[],
): { readonly facts: FormFacts; readonly failedResults: readonly string[] } {
  const answerFacts: Record<string, FactValue> = {};
  const { answers: shown } = asked(form, answers);
  for (const question of form.questions) {
    if (question.kind === 'singleChoiceMatrix' || question.kind === 'multipleChoiceMatrix') {
      for (const [row, chosen] of rowsOf(question, shown)) if (planned.facts.answers.includes(row)) answerFacts[row] = chosen;
      continue;
    }
    if (!planned.facts.answers.includes(question.id)) continue;
    const value = factOf(question, shown);
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
    case 'dateTime':
    case 'dropDown':
    case 'pictureChoice':
    case 'ratingScale':
    case 'slider':
    case 'visualAnalogueScale':
    case 'duration':
    case 'ranking':
    case 'consent':
    case 'bodyMap':
    case 'calculated':
      return isFact(answer) ? answer : undefined;
    // A matrix is known by its rows; and never text, whose it is, or files.
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
    case 'group':
    case 'shortText':
    case 'longText':
    case 'contact':
    case 'identityNumber':
    case 'file':
    case 'recording':
    case 'signature':
    case 'information':
      return undefined;
  }
}

/** The answered rows of a matrix as the plan names them, `<question>.<row>`. */
function rowsOf(question: Extract<Form['questions'][number], { kind: 'singleChoiceMatrix' | 'multipleChoiceMatrix' }>, answers: Answers) {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  if (typeof answer !== 'object' || Array.isArray(answer)) return [];
  const chosen = answer as { readonly [row: string]: string | readonly string[] };
  return question.rows.flatMap(({ id }): (readonly [string, string | readonly string[]])[] => {
    const inRow = Object.hasOwn(chosen, id) ? chosen[id] : undefined;
    return inRow === undefined ? [] : [[`${question.id}.${id}`, inRow]];
  });
}

const isFact = (answer: Answer | undefined): answer is FactValue | undefined =>
  typeof answer !== 'object' || (Array.isArray(answer) && answer.every((part) => typeof part === 'string'));
