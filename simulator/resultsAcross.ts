import type { Answers } from '../compiler/document/question.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { MomentResults } from '../engine/event.ts';
import type { Plan } from '../engine/plan.ts';
import { asked } from '../scoring/asked.ts';
import { alone } from '../scoring/context.ts';
import { scoreForm, scoreMoment } from '../scoring/score.ts';
import { seenForm } from '../scoring/seen.ts';

/**
 * The results of several forms that conditions name and that a saved form is part of, as the pull would hand them over: null is one without a value.
 * `answers` is what was last answered to each form, the saved one too.
 */
export async function resultsAcross(
  moment: Moment,
  plan: Plan,
  saved: string,
  answers: ReadonlyMap<string, Answers>,
): Promise<{ readonly results?: MomentResults }> {
  const named = (moment.results ?? []).filter(({ id, from }) => from.includes(saved) && plan.results?.includes(id));
  if (named.length === 0) return {};
  const needed = new Set(named.flatMap(({ from }) => from));
  const others: Record<string, ReturnType<typeof seenForm>> = {};
  for (const form of moment.forms) {
    const given = answers.get(form.id);
    if (given && needed.has(form.id)) others[form.id] = seenForm(form, asked(form, given).answers, await scoreForm(form, given));
  }
  const scored = await scoreMoment(moment, { ...alone, others }, saved);
  return { results: Object.fromEntries(named.map(({ id }) => [id, scored.find(({ result }) => result === id)?.value ?? null])) };
}
