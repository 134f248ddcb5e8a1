import type { Expression } from '../../engine/expression.ts';
import { lower } from '../expression/lower.ts';

/** A checked condition's text → its tree. Throws only where `check` has been passed by. */
export function planCondition(text: string): Expression {
  const lowered = lower(text);
  if ('faults' in lowered) throw new Error(`A condition that cannot be lowered reached the plan: ${text}`);
  return lowered.expression;
}
