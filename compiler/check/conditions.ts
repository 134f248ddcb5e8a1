import type { Expression } from '../../engine/expression.ts';
import type { Moment } from '../document/moment.ts';
import { lower } from '../expression/lower.ts';
import type { Fault } from '../expression/parse.ts';
import type { Path } from '../path.ts';

/** A condition where it stands: its tree, or what keeps it from being one. */
export interface Condition {
  readonly at: Path;
  readonly text: string;
  readonly expression: Expression | null;
  readonly faults: readonly Fault[];
}

/** Every condition of a moment, in the order of the document. */
export function conditionsOf(moment: Moment): readonly Condition[] {
  return moment.flags.flatMap(({ trigger }, index): readonly Condition[] => {
    if (trigger.kind !== 'form' || trigger.when === undefined) return [];
    const lowered = lower(trigger.when);
    const at = ['flags', index, 'trigger', 'when'];
    return 'faults' in lowered
      ? [{ at, text: trigger.when, expression: null, faults: lowered.faults }]
      : [{ at, text: trigger.when, expression: lowered.expression, faults: [] }];
  });
}
