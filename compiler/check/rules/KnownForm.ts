import { anchorsOf } from '../../document/openings.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import { pathsOf } from '../../../engine/paths.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** Ett formulär som ett steg, ett batteri, en regel, en flagga eller ett villkor nämner finns i momentet (FRM-02). */
export const KnownForm: Rule = (moment) => {
  const known = new Set(moment.forms.map(({ id }) => id));
  const named = [
    ...stepsOf(moment).flatMap(({ step, at }) => (step.kind === 'form' ? [{ form: step.form, at: [...at, 'form'] }] : [])),
    ...anchorsOf(moment).flatMap(({ anchor, at }) => (anchor.kind === 'formSaved' ? [{ form: anchor.form, at: [...at, 'form'] }] : [])),
    ...moment.batteries.flatMap(({ forms }, b) => forms.map((form, index) => ({ form, at: ['batteries', b, 'forms', index] }))),
    ...moment.flags.flatMap(({ trigger }, f) =>
      'form' in trigger && trigger.form !== undefined ? [{ form: trigger.form, at: ['flags', f, 'trigger', 'form'] }] : [],
    ),
    ...conditionsOf(moment).flatMap(({ expression, at }) => {
      const forms = (expression ? pathsOf(expression) : []).flatMap(([root, form]) => (root === 'forms' ? (form ?? []) : []));
      return [...new Set(forms)].map((form) => ({ form, at }));
    }),
  ];
  return named
    .filter(({ form }) => !known.has(form))
    .map(({ form, at }) => error('KnownForm', at, `Det finns inget formulär med id ”${form}”.`));
};
