import { check } from '../compiler/check/check.ts';
import { parse } from '../compiler/document/parse.ts';
import type { Problem } from '../compiler/problem.ts';
import { asMoment } from './asMoment.ts';
import type { MomentPart } from './format.ts';

/** What `check` has to say of what came in, laid in the least moment there is of it: every form in a step of one module. */
export function problemsOf(part: MomentPart): readonly Problem[] {
  const { moment, problems } = parse(asMoment({ modules: [moduleOf(part)], ...part }));
  return moment === null ? problems : check(moment).filter(({ at }) => part.modules !== undefined || at[0] !== 'modules');
}

const moduleOf = ({ forms }: MomentPart): object => ({
  id: 'inlast',
  title: 'Inläst',
  opens: { kind: 'fromStart' },
  completes: { kind: 'forms' },
  sections: [
    {
      id: 'formular',
      title: 'Formulär',
      steps: forms.map(({ id, title }, index) => ({ kind: 'form', id: `steg${index + 1}`, title, form: id })),
    },
  ],
});
