import type { Moment } from '../document/moment.ts';
import { placedQuestions } from '../document/placedQuestions.ts';
import type { Condition } from '../expression/conditions.ts';
import { conditionsOf } from '../expression/conditions.ts';
import { lower } from '../expression/lower.ts';
import type { TypeAt } from './type.ts';
import { typeAt, typeInOwnForm } from './types.ts';

/** A condition of the moment, or a condition or calculation of one of its forms, with what its paths lead to. */
export interface PlacedExpression extends Condition {
  /** True or false; a calculation may come to a number or a text too. */
  readonly isCondition: boolean;
  readonly typeAt: TypeAt;
}

/** Every expression of a moment that the engine's tree is made of. Read once for each parsed moment. */
export function placedExpressions(moment: Moment): readonly PlacedExpression[] {
  const known = read.get(moment);
  if (known) return known;
  const ofMoment = conditionsOf(moment).map((condition) => ({
    ...condition,
    isCondition: true,
    typeAt: (names: readonly string[]) => typeAt(moment, names),
  }));
  const ofForms = placedQuestions(moment).flatMap(({ question, at, before }): readonly PlacedExpression[] => {
    const own = (text: string, field: string): PlacedExpression => {
      const lowered = lower(text, 'form');
      return {
        at: [...at, field],
        text,
        expression: 'faults' in lowered ? null : lowered.expression,
        faults: 'faults' in lowered ? lowered.faults : [],
        isCondition: field === 'shownWhen',
        typeAt: (names) => typeInOwnForm(before, names),
      };
    };
    return [
      ...(question.shownWhen === undefined ? [] : [own(question.shownWhen, 'shownWhen')]),
      ...(question.kind === 'calculated' ? [own(question.expression, 'expression')] : []),
    ];
  });
  const all = [...ofMoment, ...ofForms];
  read.set(moment, all);
  return all;
}

/** A parsed moment is never changed. */
const read = new WeakMap<Moment, readonly PlacedExpression[]>();
