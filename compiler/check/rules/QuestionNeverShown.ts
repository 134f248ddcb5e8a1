import type { Expression } from '../../../engine/expression.ts';
import type { Form } from '../../document/form.ts';
import { placedQuestions } from '../../document/placedQuestions.ts';
import { lower } from '../../expression/lower.ts';
import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Varje fråga kan visas för någon: det som dess villkor väntar på kan inträffa, och frågorna det ser på kan själva visas (FRM-12). */
export const QuestionNeverShown: Rule = (moment) => {
  const hidden = new Map<Form, Set<string>>();
  return placedQuestions(moment).flatMap(({ form, question, group, at }) => {
    const never = hidden.get(form) ?? new Set();
    hidden.set(form, never);
    if (group && never.has(group.id)) return [];
    const lowered = question.shownWhen === undefined ? null : lower(question.shownWhen, 'form');
    if (lowered === null || 'faults' in lowered || truthOf(lowered.expression, never) !== false) return [];
    never.add(question.id);
    return [warning('QuestionNeverShown', [...at, 'shownWhen'], `Frågan ”${question.id}” kan aldrig visas.`)];
  });
};

/** True or false where it is so whatever is answered; null where it depends. What is never shown is never there. */
function truthOf(expression: Expression, never: ReadonlySet<string>): boolean | null {
  switch (expression.kind) {
    case 'literal':
      return expression.value !== false && expression.value !== 0 && expression.value !== '' && expression.value !== null;
    case 'list':
      return null;
    case 'path':
      return isNever(expression, never) ? false : null;
    case 'negate':
      return truthOf(expression.argument, never);
    case 'call': {
      const inside = truthOf(expression.argument, never);
      if (expression.function === 'not') return inside === null || isNever(expression.argument, never) ? null : !inside;
      return isNever(expression.argument, never) ? false : expression.function === 'boolean' ? inside : null;
    }
    case 'conditional': {
      const [then, other] = [truthOf(expression.whenTrue, never), expression.whenFalse ? truthOf(expression.whenFalse, never) : false];
      const condition = truthOf(expression.condition, never);
      if (condition !== null) return condition ? then : other;
      return then === other ? then : null;
    }
    case 'binary': {
      const { operator, left, right } = expression;
      if (operator === 'and' || operator === 'or') {
        const [a, b] = [truthOf(left, never), truthOf(right, never)];
        const decides = operator === 'or';
        if (a === decides || b === decides) return decides;
        return a === null || b === null ? null : !decides;
      }
      return isNever(left, never) || isNever(right, never) ? false : null;
    }
  }
}

const isNever = (expression: Expression, never: ReadonlySet<string>): boolean =>
  expression.kind === 'path' && never.has(expression.names[1] ?? '');
