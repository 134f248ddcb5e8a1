import { warning } from '../../problem.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

/** Ett formulär visas i ett steg eller ingår i ett mätbatteri, och på något ställe som kan öppna (FRM-02). */
export const FormNeverShown: Rule = (moment) => {
  const earliest = earliestOf(moment);
  const shown = new Set([
    ...stepsOf(moment).flatMap(({ step }) => (step.kind === 'form' ? [step.form] : [])),
    ...moment.batteries.flatMap(({ forms }) => forms),
  ]);
  const afterEnd = new Set(
    moment.batteries.flatMap(({ schedule, forms }) => ('anchor' in schedule && schedule.anchor.kind === 'end' ? forms : [])),
  );
  return moment.forms.flatMap((form, index) => {
    if (!shown.has(form.id)) return [warning('FormNeverShown', ['forms', index], `Formuläret ”${form.title}” visas aldrig för invånaren.`)];
    return earliest.saved(form.id) !== NEVER || afterEnd.has(form.id)
      ? []
      : [warning('FormNeverShown', ['forms', index], `Ingen kan fylla i ”${form.title}”, eftersom inget som visar formuläret öppnar.`)];
  });
};
