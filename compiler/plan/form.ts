import type { PlannedFlag, PlannedForm } from '../../engine/plan.ts';
import type { Form } from '../document/form.ts';

/** What the pull may hand over of a saved form: only the answers and results that conditions name (promise 8), in the form's own order. */
export function planForm(form: Form, flags: readonly PlannedFlag[], named: readonly (readonly string[])[]): PlannedForm {
  const isNamed = (group: string, id: string): boolean =>
    named.some(([, of, kind, name]) => of === form.id && kind === group && name === id);
  return {
    id: form.id,
    facts: {
      answers: form.questions.map(({ id }) => id).filter((id) => isNamed('answers', id)),
      results: form.results.map(({ id }) => id).filter((id) => isNamed('results', id)),
    },
    hasFlag: flags.some(({ trigger }) => trigger.kind === 'form' && trigger.form === form.id),
  };
}
