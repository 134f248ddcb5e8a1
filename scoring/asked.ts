import { formLogic } from '../compiler/answers/formLogic.ts';
import { shown } from '../compiler/answers/shown.ts';
import { withCalculated } from '../compiler/answers/withCalculated.ts';
import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Given } from './given.ts';

/**
 * Which questions of a form were shown, and the answers to them with calculated values among them. `known` is what was shown when that is
 * told; otherwise it is worked out from the answers. An answer to a question that was not shown counts as no answer.
 */
export function asked(form: Form, answers: Answers, known?: readonly string[]): Pick<Given, 'answers' | 'asked'> {
  const { questions } = form;
  if (isPlain(form)) {
    const all = new Set(known ?? questions.map(({ id }) => id));
    return { asked: all, answers: known === undefined ? answers : only(answers, all) };
  }
  const logic = formLogic(form);
  const seen = new Set(known ?? shown(questions, logic, answers).questions);
  return { asked: seen, answers: only(withCalculated(questions, logic, answers), seen) };
}

const only = (answers: Answers, ids: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));

/** Whether every question is always shown and none is calculated, as in most instruments: looked up once for each form. */
function isPlain(form: Form): boolean {
  const before = plainBefore.get(form);
  if (before !== undefined) return before;
  const plain = form.questions.every(({ kind, shownWhen }) => shownWhen === undefined && kind !== 'calculated' && kind !== 'group');
  plainBefore.set(form, plain);
  return plain;
}

const plainBefore = new WeakMap<Form, boolean>();
