import type { Expression } from '../../engine/expression.ts';
import type { PlannedFlag } from '../../engine/plan.ts';
import type { Flag } from '../document/flag.ts';
import { lower } from '../expression/lower.ts';

/** The flag's rule with its condition lowered. Its texts stay in the document. */
export function planFlag(flag: Flag): PlannedFlag {
  const { trigger } = flag;
  return {
    id: flag.id,
    priority: flag.priority,
    recipients: [...new Set(flag.recipients)],
    putOut: flag.putOut,
    trigger:
      trigger.kind === 'form'
        ? { kind: 'form', form: trigger.form, when: trigger.when === undefined ? null : condition(trigger.when) }
        : trigger,
  };
}

function condition(text: string): Expression {
  const lowered = lower(text);
  if ('faults' in lowered) throw new Error(`A condition that cannot be lowered reached the plan: ${text}`);
  return lowered.expression;
}
