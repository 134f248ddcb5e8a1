import type { PlannedFlag, PlannedTrigger } from '../../engine/plan.ts';
import type { Flag } from '../document/flag.ts';
import type { Trigger } from '../document/trigger.ts';
import { planCondition } from './condition.ts';
import { given } from './given.ts';
import { planOpening } from './opening.ts';

/** The flag's rule with its conditions lowered. Its texts stay in the document. */
export function planFlag(flag: Flag): PlannedFlag {
  const { id, priority, recipients, putOut, outWhen, ladder, trigger } = flag;
  return given({
    id,
    priority,
    recipients: [...new Set(recipients)],
    putOut,
    outWhen: putOut === 'condition' && outWhen !== undefined ? planCondition(outWhen) : undefined,
    ladder: ladder && ladder.length > 0 ? ladder : undefined,
    trigger: planTrigger(trigger),
  });
}

function planTrigger(trigger: Trigger): PlannedTrigger {
  switch (trigger.kind) {
    case 'form':
      return { kind: 'form', form: trigger.form, when: trigger.when === undefined ? null : planCondition(trigger.when) };
    case 'condition':
      return { kind: 'condition', when: planCondition(trigger.when) };
    case 'time':
      return { kind: 'time', opens: planOpening(trigger.opens) };
    case 'notDone':
      return given({ kind: 'notDone' as const, module: trigger.module, form: trigger.form, by: planOpening(trigger.by) });
    case 'inactivity':
      return given(trigger);
    case 'trend':
    case 'module':
    case 'battery':
    case 'missedBattery':
    case 'moment':
    case 'unansweredMessage':
    case 'activity':
      return trigger;
  }
}
