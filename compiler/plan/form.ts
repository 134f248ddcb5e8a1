import type { PlannedFlag, PlannedForm } from '../../engine/plan.ts';
import type { Question } from '../document/question.ts';
import type { Form } from '../document/form.ts';

/** What the pull may hand over of a saved form: only the answers and results that rules name (promise 8), in the form's own order. */
export function planForm(form: Form, flags: readonly PlannedFlag[], named: readonly (readonly string[])[]): PlannedForm {
  const isNamed = (group: string, id: string): boolean =>
    named.some(([root, of, kind, name]) => root === 'forms' && of === form.id && kind === group && name === id);
  const isTrend = (id: string): boolean =>
    flags.some(({ trigger }) => trigger.kind === 'trend' && trigger.form === form.id && trigger.result === id);
  return {
    id: form.id,
    facts: {
      answers: form.questions.flatMap(factsOf).filter((id) => isNamed('answers', id)),
      results: form.results.map(({ id }) => id).filter((id) => isNamed('results', id) || isTrend(id)),
    },
    hasFlag: flags.some(({ trigger }) => (trigger.kind === 'form' || trigger.kind === 'trend') && trigger.form === form.id),
  };
}

/** A question is one fact; a matrix one for each row, `<question>.<row>`. */
const factsOf = (question: Question): readonly string[] =>
  'rows' in question ? question.rows.map(({ id }) => `${question.id}.${id}`) : [question.id];
