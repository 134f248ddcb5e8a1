import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** Ett formulär visas i ett steg eller ingår i ett mätbatteri (FRM-02). */
export const FormNeverShown: Rule = (moment) => {
  const shown = new Set([
    ...stepsOf(moment).flatMap(({ step }) => (step.kind === 'form' ? [step.form] : [])),
    ...moment.batteries.flatMap(({ forms }) => forms),
  ]);
  return moment.forms.flatMap((form, index) =>
    shown.has(form.id) ? [] : [warning('FormNeverShown', ['forms', index], `Formuläret ”${form.title}” visas aldrig för invånaren.`)],
  );
};
