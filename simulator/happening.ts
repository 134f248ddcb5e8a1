import type { Moment } from '../compiler/document/moment.ts';
import type { Event, FormInstance } from '../engine/event.ts';
import type { Plan } from '../engine/plan.ts';
import { formFacts } from '../scoring/facts.ts';
import { scoreForm } from '../scoring/score.ts';
import type { Planned } from './act.ts';

/** An act as the log and the pull would hand it to the engine: numbered, scored, with the facts that conditions name and no others. */
export async function happening(moment: Moment, plan: Plan, planned: Planned, done: readonly Planned[]): Promise<Event> {
  const { act, at } = planned;
  const logged = { seq: done.length + 1, at };
  switch (act.kind) {
    case 'citizenActive':
      return { ...logged, kind: 'citizenActive' };
    case 'moduleCompleted':
      return { ...logged, kind: 'moduleCompleted', module: act.module, by: 'citizen' };
    case 'formSaved': {
      const form = moment.forms.find(({ id }) => id === act.form);
      const plannedForm = plan.forms.find(({ id }) => id === act.form);
      if (!form || !plannedForm) throw new Error(`The moment has no form "${act.form}".`);
      const saved = formFacts(form, plannedForm, act.answers, await scoreForm(form, act.answers));
      const earlier = done.filter(
        (each) => each.act.kind === 'formSaved' && each.act.form === act.form && sameInstance(each.act.instance, act.instance),
      );
      return { ...logged, kind: 'formSaved', form: act.form, instance: act.instance, answerVersion: earlier.length + 1, ...saved };
    }
  }
}

function sameInstance(one: FormInstance, other: FormInstance): boolean {
  if (one.kind === 'ordinary' || other.kind === 'ordinary') return one.kind === other.kind;
  return one.battery === other.battery && one.occasion === other.occasion;
}
