import { pathsOf } from '../../expression/paths.ts';
import { error } from '../../problem.ts';
import { conditionsOf } from '../conditions.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** Ett formulär som ett steg, ett batteri, en flagga eller ett villkor nämner finns i momentet (FRM-02). */
export const KnownForm: Rule = (moment) => {
  const known = new Set(moment.forms.map(({ id }) => id));
  const named = [
    ...stepsOf(moment).flatMap(({ step, at }) => (step.kind === 'form' ? [{ form: step.form, at: [...at, 'form'] }] : [])),
    ...moment.batteries.flatMap(({ forms }, b) => forms.map((form, index) => ({ form, at: ['batteries', b, 'forms', index] }))),
    ...moment.flags.flatMap(({ trigger }, f) =>
      trigger.kind === 'form' ? [{ form: trigger.form, at: ['flags', f, 'trigger', 'form'] }] : [],
    ),
    ...conditionsOf(moment).flatMap(({ expression, at }) =>
      [...new Set(expression ? pathsOf(expression).flatMap(([, form]) => form ?? []) : [])].map((form) => ({ form, at })),
    ),
  ];
  return named
    .filter(({ form }) => !known.has(form))
    .map(({ form, at }) => error('KnownForm', at, `Det finns inget formulär med id ”${form}”.`));
};
