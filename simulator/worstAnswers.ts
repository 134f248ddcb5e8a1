import { formLogic } from '../compiler/answers/formLogic.ts';
import { shownAnswers } from '../compiler/answers/shownAnswers.ts';
import type { Form } from '../compiler/document/form.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Answer, Answers, Question } from '../compiler/document/question.ts';
import type { Option } from '../compiler/document/questions/everyQuestion.ts';
import type { FormFacts } from '../engine/event.ts';
import { holds } from '../engine/expression.ts';
import type { Plan, PlannedFlag } from '../engine/plan.ts';
import { formFacts } from '../scoring/facts.ts';
import { scoreForm } from '../scoring/score.ts';
import { rangeOf } from '../scoring/scores.ts';
import { answersTo, WORSE } from './answers.ts';

/**
 * For every form the answers of someone who is as badly off as it can tell: every score at its highest, then changed answer by answer
 * as long as that raises more of the flags that look at the form, prioritised ones first. Found out once for each moment.
 */
export function worstAnswers(moment: Moment, plan: Plan): Promise<ReadonlyMap<string, Answers>> {
  const known = found.get(plan);
  if (known) return known;
  const looking = look(moment, plan);
  found.set(plan, looking);
  return looking;
}

const found = new WeakMap<Plan, Promise<ReadonlyMap<string, Answers>>>();

async function look(moment: Moment, plan: Plan): Promise<ReadonlyMap<string, Answers>> {
  const worst = new Map<string, Answers>();
  const facts: Record<string, FormFacts> = {};
  for (const form of moment.forms) {
    const planned = plan.forms.find(({ id }) => id === form.id);
    if (!planned) continue;
    const flags = plan.flags.filter(({ trigger }) => (trigger.kind === 'form' ? trigger.form === form.id : trigger.kind === 'condition'));
    const judged = async (answers: Answers): Promise<number> => {
      const saved = formFacts(form, planned, answers, await scoreForm(form, answers));
      facts[form.id] = saved.facts;
      return flags.reduce((sum, flag) => sum + (isRaised(flag, facts) ? (flag.priority === 'prioritised' ? 100 : 1) : 0), 0);
    };
    let best = answered(form, highest);
    let most = await judged(best);
    const lowestOnes = answered(form, lowest);
    if ((await judged(lowestOnes)) > most) [best, most] = [lowestOnes, await judged(lowestOnes)];
    for (const question of form.questions.filter(({ id }) => planned.facts.answers.includes(id))) {
      for (const answer of waysOf(question)) {
        const other = { ...best, [question.id]: answer };
        const count = await judged(other);
        if (count > most) [best, most] = [other, count];
      }
    }
    await judged(best);
    worst.set(form.id, best);
  }
  return worst;
}

function isRaised({ trigger }: PlannedFlag, forms: Readonly<Record<string, FormFacts>>): boolean {
  if (trigger.kind === 'form') return trigger.when === null || holds(trigger.when, { forms });
  return trigger.kind === 'condition' && holds(trigger.when, { forms });
}

/** What a questionnaire has no worst of, a text or a time, is answered as anyone would. */
function answered(form: Form, pick: (question: Question) => Answer | undefined): Answers {
  const usual = answersTo(form, { burden: 1, seed: 'worst', occasion: '-' });
  const picked = form.questions.flatMap((question): [string, Answer][] => {
    const answer = pick(question);
    return answer === undefined ? [] : [[question.id, answer]];
  });
  // What the worst answers no longer show is not answered.
  return shownAnswers(form.questions, formLogic(form), { ...usual, ...Object.fromEntries(picked) });
}

function highest(question: Question): Answer | undefined {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return byScore(question)[0];
    case 'singleChoiceMatrix': {
      const worst = byScore(question)[0];
      return worst === undefined ? undefined : Object.fromEntries(question.rows.map(({ id }) => [id, worst]));
    }
    case 'visualAnalogueScale':
      return WORSE.test(question.minimumText) && !WORSE.test(question.maximumText) ? 0 : 100;
    case 'duration':
      return question.maximumMinutes;
    case 'multipleChoice':
      return inOrder(question, byScore(question).slice(0, question.maximum ?? question.options.length));
    case 'yesNo':
      return true;
    case 'scale':
    case 'ratingScale':
    case 'slider':
      return WORSE.test(question.maximumText ?? '') || !WORSE.test(question.minimumText ?? '') ? question.maximum : question.minimum;
    case 'number':
      return question.maximum;
    default:
      return undefined;
  }
}

function lowest(question: Question): Answer | undefined {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return byScore(question).at(-1);
    case 'yesNo':
      return false;
    case 'scale':
    case 'ratingScale':
    case 'slider':
    case 'visualAnalogueScale':
    case 'number':
      return rangeOf(question)?.minimum;
    default:
      return undefined;
  }
}

/** Other answers worth trying where a condition names the question. */
function waysOf(question: Question): readonly Answer[] {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return question.options.map(({ id }) => id);
    case 'multipleChoice':
      return (question.minimum ?? 0) > 1 ? [] : question.options.map(({ id }) => [id]);
    case 'yesNo':
      return [true, false];
    case 'scale':
    case 'ratingScale':
      return Array.from({ length: Math.min(question.maximum - question.minimum + 1, 21) }, (_, step) => question.minimum + step);
    case 'number':
      return [question.minimum ?? 0, question.maximum ?? 100, ((question.minimum ?? 0) + (question.maximum ?? 100)) / 2].map((value) =>
        Math.round(value),
      );
    default:
      return [];
  }
}

/** Options with the highest score first; among those without scores the last is taken as the worst. */
function byScore({ options }: { readonly options: readonly Option[] }): readonly string[] {
  return options
    .map(({ id, score }, place) => ({ id, score: score ?? Number.NEGATIVE_INFINITY, place }))
    .toSorted((one, other) => other.score - one.score || other.place - one.place)
    .map(({ id }) => id);
}

const inOrder = ({ options }: Extract<Question, { kind: 'multipleChoice' }>, chosen: readonly string[]): readonly string[] =>
  options.map(({ id }) => id).filter((id) => chosen.includes(id));
