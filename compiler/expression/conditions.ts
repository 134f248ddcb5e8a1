import type { Expression } from '../../engine/expression.ts';
import type { Moment } from '../document/moment.ts';
import { openingsOf, partsOf } from '../document/openings.ts';
import type { Path } from '../path.ts';
import { lower } from './lower.ts';
import type { Fault } from './parse.ts';

/** A condition where it stands: its tree, or what keeps it from being one. */
export interface Condition {
  readonly at: Path;
  readonly text: string;
  readonly expression: Expression | null;
  readonly faults: readonly Fault[];
}

/** Every condition of a moment: in openings, closings, flags and what puts them out. Read once for each parsed moment. */
export function conditionsOf(moment: Moment): readonly Condition[] {
  const known = read.get(moment);
  if (known) return known;
  const conditions = textsOf(moment).map(({ text, at }): Condition => {
    const lowered = lower(text);
    return 'faults' in lowered
      ? { at, text, expression: null, faults: lowered.faults }
      : { at, text, expression: lowered.expression, faults: [] };
  });
  read.set(moment, conditions);
  return conditions;
}

/** A parsed moment is never changed. */
const read = new WeakMap<Moment, readonly Condition[]>();

function textsOf(moment: Moment): readonly { readonly text: string; readonly at: Path }[] {
  const inOpenings = openingsOf(moment).flatMap((placed) =>
    partsOf(placed.opening, placed.at).flatMap(({ opening, at }) =>
      opening.kind === 'condition' ? [{ text: opening.when, at: [...at, 'when'] }] : [],
    ),
  );
  const inFlags = moment.flags.flatMap(({ trigger, outWhen }, index) => [
    ...('when' in trigger && trigger.when !== undefined ? [{ text: trigger.when, at: ['flags', index, 'trigger', 'when'] }] : []),
    ...(outWhen === undefined ? [] : [{ text: outWhen, at: ['flags', index, 'outWhen'] }]),
  ]);
  return [...inOpenings, ...inFlags];
}
