import type { Expression } from '../../engine/expression.ts';
import type { Anchor } from '../document/anchor.ts';
import type { Completion } from '../document/completion.ts';
import { gatesOf } from '../document/gate.ts';
import type { ItemDocument } from '../document/items.ts';
import { itemsOf } from '../document/items.ts';
import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import type { Schedule } from '../document/schedule.ts';
import { lower } from '../expression/lower.ts';
import { inDays } from '../plan/opening.ts';
import { placesIn } from '../plan/schedule.ts';
import { atLeast, daysBetween, firstDayOf } from './lastDay.ts';

/**
 * The earliest day, counted from the start, on which something can happen if every citizen is as quick as can be; Infinity for what
 * never happens unless staff go against the rule. What is not in the document counts as day 0: another rule names it.
 */
export interface Earliest {
  /** Modules and parts, by `module`, `module/section` and `module/section/step`. */
  readonly opens: (item: string) => number;
  readonly completes: (item: string) => number;
  /** An occasion's opening and answer, from 1. */
  readonly occasion: (battery: string, number?: number) => number;
  readonly answered: (battery: string, number?: number) => number;
  readonly saved: (form: string) => number;
  readonly rule: (opening: Opening) => number;
  readonly anchor: (anchor: Anchor) => number;
}

/** Never, by rule. */
export const NEVER = Number.POSITIVE_INFINITY;

/** Reckoned once for each parsed moment: everything starts as never, and days are taken down until nothing changes. */
export function earliestOf(moment: Moment): Earliest {
  const known = reckoned.get(moment);
  if (known) return known;
  const earliest = reckon(moment);
  reckoned.set(moment, earliest);
  return earliest;
}

const reckoned = new WeakMap<Moment, Earliest>();

function reckon(moment: Moment): Earliest {
  const items = itemsOf(moment);
  const gates = gatesOf(moment);
  const schedules = new Map(moment.batteries.map(({ id, schedule }) => [id, schedule]));
  const formsOf = new Map(moment.batteries.map(({ id, forms }) => [id, forms]));
  const byStaff = new Set(moment.batteries.flatMap((battery) => (battery.byStaff === true ? [battery.id] : [])));
  const ready = new Map<string, number>(items.map(({ id }) => [id, NEVER]));
  const opened = new Map<string, number>(items.map(({ id }) => [id, NEVER]));
  const completed = new Map<string, number>(items.map(({ id }) => [id, NEVER]));
  /** Of each battery's first occasion: batteries may wait for each other, so this too is taken down step by step. */
  const first = new Map<string, number>(moment.batteries.map(({ id }) => [id, NEVER]));
  const saved = new Map<string, number>(moment.forms.map(({ id }) => [id, NEVER]));
  const trees = new Map<string, Expression | null>();

  const firstOf = (schedule: Schedule): number => {
    if (schedule.kind === 'before') return ready.get(schedule.module) ?? 0;
    if (schedule.kind === 'after') return completed.get(schedule.module) ?? 0;
    return 'anchor' in schedule ? anchorDay(schedule.anchor) + firstDayOf(schedule) : 0;
  };
  const occasion = (battery: string, number = 1): number => {
    const schedule = schedules.get(battery);
    if (!schedule) return 0;
    if (schedule.kind === 'byStaff') return 0;
    return !byStaff.has(battery) && number > placesIn(schedule) ? NEVER : (first.get(battery) ?? 0) + (number - 1) * daysBetween(schedule);
  };
  const answered = (battery: string, number = 1): number => ((formsOf.get(battery)?.length ?? 1) > 0 ? occasion(battery, number) : NEVER);
  function anchorDay(anchor: Anchor): number {
    switch (anchor.kind) {
      case 'start':
      case 'date':
      case 'lastActivity':
      case 'named':
        return 0;
      case 'moduleOpened':
        return opened.get(anchor.module) ?? 0;
      case 'moduleCompleted':
        return completed.get(anchor.module) ?? 0;
      case 'formSaved':
        return saved.get(anchor.form) ?? 0;
      case 'occasionOpened':
        return occasion(anchor.battery, anchor.occasion === 'latest' ? 1 : anchor.occasion);
      case 'occasionAnswered':
        return answered(anchor.battery, anchor.occasion === 'latest' ? 1 : anchor.occasion);
      case 'end':
        return NEVER;
    }
  }
  const ruleDay = (opening: Opening): number => {
    switch (opening.kind) {
      case 'fromStart':
      case 'byStaff':
      case 'byCitizen':
      case 'onDate':
        return 0;
      case 'afterModule':
        return completed.get(opening.module) ?? 0;
      case 'afterAnchor':
        return anchorDay(opening.anchor) + inDays(opening) + atLeast(opening.months);
      case 'onWeekday':
        return anchorDay(opening.anchor) + inDays(opening);
      case 'elapsed':
        return anchorDay(opening.anchor) + Math.floor(opening.hours / 24);
      case 'condition': {
        if (!trees.has(opening.when)) {
          const lowered = lower(opening.when);
          trees.set(opening.when, 'expression' in lowered ? lowered.expression : null);
        }
        const tree = trees.get(opening.when);
        return tree ? conditionDay(tree) : 0;
      }
      case 'all': {
        const day = Math.max(...opening.of.map(ruleDay));
        return day > Math.min(...opening.of.map(lastDay)) ? NEVER : day;
      }
      case 'any':
        return Math.min(...opening.of.map(ruleDay));
      case 'not':
        return isFromStart(opening.of) ? NEVER : 0;
    }
  };
  /** The earliest day on which a condition can hold: what it looks at must be there, unless it holds while it is not. */
  const conditionDay = (tree: Expression): number => {
    switch (tree.kind) {
      case 'literal':
      case 'list':
      case 'negate':
        return 0;
      case 'path':
        return pathDay(tree.names);
      case 'conditional':
        return Math.min(conditionDay(tree.whenTrue), tree.whenFalse ? conditionDay(tree.whenFalse) : NEVER);
      case 'call':
        return tree.function === 'not' || tree.function === 'count' ? 0 : conditionDay(tree.argument);
      case 'binary': {
        if (tree.operator === 'or') return Math.min(conditionDay(tree.left), conditionDay(tree.right));
        if (tree.operator === 'and') return Math.max(conditionDay(tree.left), conditionDay(tree.right));
        const status = statusAsked(tree);
        return status ?? Math.max(operandDay(tree.left), operandDay(tree.right));
      }
    }
  };
  /** A comparison with what is missing is never true; one made of calls or choices may be. */
  const operandDay = (tree: Expression): number => (tree.kind === 'path' ? pathDay(tree.names) : 0);
  const statusAsked = ({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): number | null => {
    const [path, other] = left.kind === 'path' ? [left, right] : [right, left];
    if (path.kind !== 'path' || path.names[0] !== 'progress' || other.kind !== 'literal') return null;
    const module = path.names[1] ?? '';
    if (operator !== '=') return 0;
    if (other.value === 'completed') return completed.get(module) ?? 0;
    return other.value === 'open' || other.value === 'closed' ? (opened.get(module) ?? 0) : 0;
  };
  const pathDay = ([root, name]: readonly string[]): number => (root === 'forms' ? (saved.get(name ?? '') ?? 0) : 0);

  const showing = new Map<string, string[]>();
  for (const { kind, id, steps } of items)
    if (kind === 'step')
      for (const { step } of steps) if (step.kind === 'form') showing.set(step.form, [...(showing.get(step.form) ?? []), id]);
  const asking = new Map<string, string[]>();
  for (const { id, forms } of moment.batteries) for (const form of forms) asking.set(form, [...(asking.get(form) ?? []), id]);
  const needs = new Map(items.map((item) => [item.id, needsOf(item)]));
  for (let round = 0, changed = true; changed && round <= 2 * items.length + moment.batteries.length + 2; round += 1) {
    changed = false;
    const lowerTo = (days: Map<string, number>, id: string, day: number): void => {
      if (day < (days.get(id) ?? 0)) {
        days.set(id, day);
        changed = true;
      }
    };
    for (const item of items) {
      lowerTo(ready, item.id, Math.max(ruleDay(item.opens), item.within === null ? 0 : (opened.get(item.within) ?? 0)));
      const gate = gates.get(item.id);
      const day = ready.get(item.id) ?? 0;
      lowerTo(opened, item.id, gate === undefined || item.within !== null ? day : Math.max(day, answered(gate)));
      if (item.completes.kind !== 'never') {
        const needed = (needs.get(item.id) ?? []).map((id) => (item.completes.kind === 'forms' ? saved.get(id) : opened.get(id)) ?? 0);
        lowerTo(completed, item.id, Math.max((opened.get(item.id) ?? 0) + afterDays(item.completes), ...needed));
      }
    }
    for (const { id, schedule } of moment.batteries) lowerTo(first, id, firstOf(schedule));
    for (const { id } of moment.forms) {
      const days = (showing.get(id) ?? []).map((step) => opened.get(step) ?? 0);
      const inBatteries = (asking.get(id) ?? []).map((battery) => occasion(battery));
      lowerTo(saved, id, Math.min(NEVER, ...days, ...inBatteries));
    }
  }
  return {
    opens: (item) => opened.get(item) ?? 0,
    completes: (item) => completed.get(item) ?? 0,
    occasion,
    answered,
    saved: (form) => saved.get(form) ?? 0,
    rule: ruleDay,
    anchor: anchorDay,
  };
}

/** A rule that holds from the start whatever happens, so that what is not it never is. */
function isFromStart(opening: Opening): boolean {
  if (opening.kind === 'all') return opening.of.every(isFromStart);
  if (opening.kind === 'any') return opening.of.some(isFromStart);
  return opening.kind === 'fromStart' || (opening.kind === 'elapsed' && opening.anchor.kind === 'start' && opening.hours === 0);
}

/** The last day on which a rule can begin to hold: what is not yet come of a time counted from the start. */
function lastDay(opening: Opening): number {
  if (opening.kind === 'all') return Math.min(...opening.of.map(lastDay));
  if (opening.kind === 'any') return Math.max(...opening.of.map(lastDay));
  if (opening.kind !== 'not') return NEVER;
  const { of } = opening;
  return of.kind === 'afterAnchor' && of.anchor.kind === 'start' ? inDays(of) + 31 * (of.months ?? 0) : NEVER;
}

/** What completes an item besides time and people: mandatory forms to save, or steps to visit. */
function needsOf({ completes, steps }: ItemDocument): readonly string[] {
  if (completes.kind === 'steps') return steps.map(({ id }) => id);
  return completes.kind === 'forms' ? steps.flatMap(({ step }) => (step.kind === 'form' && step.mandatory ? [step.form] : [])) : [];
}

function afterDays(completes: Completion): number {
  if (completes.kind !== 'after') return 0;
  return 'days' in completes.after ? completes.after.days : Math.floor(completes.after.hours / 24);
}
