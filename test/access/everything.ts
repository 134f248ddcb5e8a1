import type { Moment } from '../../compiler/document/moment.ts';
import { manyForms } from '../support/manyForms.ts';
import { steerable } from '../support/steerable.ts';

const [first] = manyForms.modules;
if (first === undefined) throw new Error('The moment with many forms has no module.');

/** A moment with something for every route there is: everything that is steered, and a form of every kind. */
export const everything: Moment = {
  ...steerable,
  id: 'allt',
  modules: [
    ...steerable.modules,
    { ...first, sections: first.sections.map((section) => ({ ...section, steps: section.steps.filter(({ id }) => id !== 'maende') })) },
  ],
  forms: [...steerable.forms, ...manyForms.forms.filter(({ id }) => id !== 'maende' && id !== 'kalender')],
  activityPlan: { citizenSees: true, title: 'Min plan', introduction: 'Lite varje dag.' },
};
