import type { Expression } from './expression.ts';
import type { PlannedAnchor, PlannedFlag, PlannedOpening, PlannedTrigger } from './plan.ts';

/** From an old id to a new one; an id that keeps its name is its own. */
export interface NewNames {
  readonly module: (id: string) => string;
  readonly form: (id: string) => string;
  readonly battery: (id: string) => string;
}

/**
 * A flag of staff's own when the moment goes on in another plan (FLG-05): it stands in no plan, so all that it names is renamed here,
 * or it would wait for something that no longer has that name, and never be raised.
 */
export function renameFlag(flag: PlannedFlag, names: NewNames): PlannedFlag {
  return {
    ...flag,
    trigger: renameTrigger(flag.trigger, names),
    ...(flag.outWhen === undefined ? {} : { outWhen: renameExpression(flag.outWhen, names) }),
  };
}

function renameTrigger(trigger: PlannedTrigger, names: NewNames): PlannedTrigger {
  switch (trigger.kind) {
    case 'form':
      return { ...trigger, form: names.form(trigger.form), when: trigger.when && renameExpression(trigger.when, names) };
    case 'condition':
      return { ...trigger, when: renameExpression(trigger.when, names) };
    case 'trend':
      return { ...trigger, form: names.form(trigger.form) };
    case 'time':
      return { ...trigger, opens: renameOpening(trigger.opens, names) };
    case 'module':
      return { ...trigger, module: names.module(trigger.module) };
    case 'battery':
    case 'missedBattery':
      return { ...trigger, battery: names.battery(trigger.battery) };
    case 'notDone':
      return {
        ...trigger,
        by: renameOpening(trigger.by, names),
        ...(trigger.module === undefined ? {} : { module: names.module(trigger.module) }),
        ...(trigger.form === undefined ? {} : { form: names.form(trigger.form) }),
      };
    case 'moment':
    case 'inactivity':
    case 'unansweredMessage':
    case 'activity':
      return trigger;
  }
}

function renameOpening(opening: PlannedOpening, names: NewNames): PlannedOpening {
  switch (opening.kind) {
    case 'afterAnchor':
    case 'elapsed':
    case 'onWeekday':
      return { ...opening, anchor: renameAnchor(opening.anchor, names) };
    case 'afterModule':
      return { ...opening, module: names.module(opening.module) };
    case 'condition':
      return { ...opening, when: renameExpression(opening.when, names) };
    case 'all':
    case 'any':
      return { ...opening, of: opening.of.map((part) => renameOpening(part, names)) };
    case 'not':
      return { ...opening, of: renameOpening(opening.of, names) };
    case 'fromStart':
    case 'onDate':
    case 'byStaff':
    case 'byCitizen':
      return opening;
  }
}

function renameAnchor(anchor: PlannedAnchor, names: NewNames): PlannedAnchor {
  if ('module' in anchor) return { ...anchor, module: names.module(anchor.module) };
  if ('form' in anchor) return { ...anchor, form: names.form(anchor.form) };
  return 'battery' in anchor ? { ...anchor, battery: names.battery(anchor.battery) } : anchor;
}

function renameExpression(expression: Expression, names: NewNames): Expression {
  const inside = (part: Expression): Expression => renameExpression(part, names);
  switch (expression.kind) {
    case 'path':
      return { ...expression, names: renamePath(expression.names, names) };
    case 'binary':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'call':
    case 'negate':
      return { ...expression, argument: inside(expression.argument) };
    case 'conditional':
      return {
        ...expression,
        condition: inside(expression.condition),
        whenTrue: inside(expression.whenTrue),
        whenFalse: expression.whenFalse && inside(expression.whenFalse),
      };
    case 'literal':
    case 'list':
      return expression;
  }
}

function renamePath(path: readonly string[], names: NewNames): readonly string[] {
  const [root, id, ...rest] = path;
  const rename = root === 'forms' ? names.form : root === 'progress' ? names.module : root === 'batteries' ? names.battery : null;
  return root === undefined || id === undefined || rename === null ? path : [root, rename(id), ...rest];
}
