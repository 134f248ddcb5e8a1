import { itemsOf } from '../compiler/document/items.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Plan } from '../engine/plan.ts';
import type { Act } from './act.ts';

/** A question nobody has given minutes takes about this long. */
const MINUTES_A_QUESTION = 0.4;

/** Minutes that an act costs the citizen: a form as long as it says, a module's steps the first time she does something in it. */
export function minutesOf(moment: Moment, plan: Plan): { begin(): void; take(act: Act): number } {
  const ofForm = new Map(
    moment.forms.map((form) => {
      const asked = form.questions.filter(({ kind }) => kind !== 'information').length;
      return [form.id, form.minutes ?? Math.max(1, Math.round(asked * MINUTES_A_QUESTION))];
    }),
  );
  const ofModule = new Map(
    itemsOf(moment)
      .filter(({ kind }) => kind === 'module')
      .map(({ id, steps }) => [id, steps.reduce((sum, { step }) => sum + (step.kind === 'form' ? 0 : (step.minutes ?? 0)), 0)]),
  );
  const showing = new Map(plan.modules.flatMap(({ id, forms }) => forms.map((form) => [form, id] as const)));
  let read = new Set<string>();
  const reading = (module: string | undefined): number => {
    if (module === undefined || read.has(module)) return 0;
    read.add(module);
    return ofModule.get(module) ?? 0;
  };
  return {
    begin: () => void (read = new Set()),
    take(act) {
      switch (act.kind) {
        case 'formSaved':
          return (ofForm.get(act.form) ?? 1) + (act.instance.kind === 'ordinary' ? reading(showing.get(act.form)) : 0);
        case 'citizenActive':
          return reading(act.reads);
        case 'moduleCompleted':
          return act.by === 'staff' ? 0 : reading(act.module.split('/')[0]);
        case 'stepVisited':
          return reading(act.step.split('/')[0]);
        default:
          return 0;
      }
    },
  };
}
