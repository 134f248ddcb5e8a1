import type { Form } from '../compiler/document/form.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Event } from '../engine/event.ts';
import type { Plan, PlannedForm } from '../engine/plan.ts';
import { formFacts } from '../scoring/facts.ts';
import { neededFor } from '../scoring/needed.ts';
import { scoreForm } from '../scoring/score.ts';
import type { Planned } from './act.ts';
import { type Memory, newMemory } from './memory.ts';
import { resultsAcross } from './resultsAcross.ts';

/** An act as the log and the pull would hand it to the engine: numbered, scored, with the facts that conditions name and no others. */
export async function happening(moment: Moment, plan: Plan, planned: Planned, done: readonly Planned[]): Promise<Event> {
  const memory = newMemory();
  for (const each of done) memory.keep(each);
  return remembered(moment, plan, planned, done.length + 1, memory);
}

/** The same for one who remembers what was done before. `named`: results that no rule names are not scored. */
export async function remembered(
  moment: Moment,
  plan: Plan,
  planned: Planned,
  seq: number,
  memory: Memory,
  score: 'all' | 'named' = 'all',
): Promise<Event> {
  const { act, at } = planned;
  const logged = { seq, at };
  switch (act.kind) {
    case 'citizenActive':
      return { ...logged, kind: 'citizenActive' };
    case 'moduleCompleted':
      return { ...logged, kind: 'moduleCompleted', module: act.module, by: act.by ?? 'citizen', ...reasonOf(act) };
    case 'formScored': {
      const { form, instance, facts, failedResults } = act;
      return { ...logged, kind: 'formSaved', form, instance, answerVersion: memory.versionOf(form, instance), facts, failedResults };
    }
    case 'formSaved': {
      const form = moment.forms.find(({ id }) => id === act.form);
      const plannedForm = plan.forms.find(({ id }) => id === act.form);
      if (!form || !plannedForm) throw new Error(`The moment has no form "${act.form}".`);
      const scored = await scoreForm(score === 'all' ? form : onlyNamed(form, plannedForm), act.answers);
      const saved = formFacts(form, plannedForm, act.answers, scored);
      const answerVersion = memory.versionOf(act.form, act.instance);
      const across = await resultsAcross(moment, plan, act.form, new Map([...memory.answers, [act.form, act.answers]]));
      return { ...logged, kind: 'formSaved', form: act.form, instance: act.instance, answerVersion, ...saved, ...across };
    }
    default:
      return { ...logged, ...act };
  }
}

function onlyNamed(form: Form, { facts }: PlannedForm): Form {
  const known = narrowed.get(form);
  if (known) return known;
  const narrow = { ...form, results: [...neededFor(form.results, facts.results)] };
  narrowed.set(form, narrow);
  return narrow;
}

/** A parsed moment is never changed, and has one plan. */
const narrowed = new WeakMap<Form, Form>();

const reasonOf = ({ reason }: { readonly reason?: string | null }): { reason?: string | null } => (reason === undefined ? {} : { reason });
