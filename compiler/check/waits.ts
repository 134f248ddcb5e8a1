import type { Expression } from '../../engine/expression.ts';
import type { Anchor } from '../document/anchor.ts';
import { gatesOf } from '../document/gate.ts';
import type { ItemDocument } from '../document/items.ts';
import { itemsOf } from '../document/items.ts';
import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import { lower } from '../expression/lower.ts';
import { pathsOf } from '../../engine/paths.ts';
import type { Earliest } from './earliest.ts';
import { earliestOf, NEVER } from './earliest.ts';

/** Something that never happens by rule, and what else that never happens it waits for. */
export interface Waiting {
  /** An item's opening or completion, a battery's first occasion, a form's first saving. */
  readonly kind: 'opens' | 'completes' | 'battery' | 'form';
  readonly id: string;
  readonly title: string;
  readonly waitsFor: readonly string[];
}

/** Everything that never happens by rule, by `kind id`. */
export function waitingOf(moment: Moment): ReadonlyMap<string, Waiting> {
  const known = read.get(moment);
  if (known) return known;
  const waiting = waitingAnew(moment);
  read.set(moment, waiting);
  return waiting;
}

const read = new WeakMap<Moment, ReadonlyMap<string, Waiting>>();

function waitingAnew(moment: Moment): ReadonlyMap<string, Waiting> {
  const earliest = earliestOf(moment);
  const items = itemsOf(moment);
  const gates = gatesOf(moment);
  const waiting = new Map<string, Waiting>();
  const add = (kind: Waiting['kind'], id: string, title: string, all: readonly string[]): void => {
    waiting.set(`${kind} ${id}`, { kind, id, title, waitsFor: all.filter((other) => isNever(other, earliest)) });
  };
  for (const item of items) {
    const gate = gates.get(item.id);
    if (earliest.opens(item.id) === NEVER)
      add('opens', item.id, item.title, [
        ...(item.within === null ? [] : [`opens ${item.within}`]),
        ...waitsOfOpening(item.opens),
        ...(gate === undefined ? [] : [`battery ${gate}`]),
      ]);
    if (earliest.completes(item.id) === NEVER && item.completes.kind !== 'never')
      add('completes', item.id, item.title, [`opens ${item.id}`, ...needed(item)]);
  }
  const rules = new Map(items.map((item) => [item.id, item.opens]));
  for (const { id, title, schedule } of moment.batteries)
    if (earliest.occasion(id) === NEVER) {
      const rule = schedule.kind === 'before' ? rules.get(schedule.module) : undefined;
      const after = schedule.kind === 'after' ? [`completes ${schedule.module}`] : [];
      add('battery', id, title, [
        ...('anchor' in schedule ? waitsOfAnchor(schedule.anchor) : []),
        ...(rule ? waitsOfOpening(rule) : []),
        ...after,
      ]);
    }
  const showing = items.filter(({ kind }) => kind === 'step');
  for (const { id, title } of moment.forms)
    if (earliest.saved(id) === NEVER)
      add('form', id, title, [
        ...showing
          .filter(({ steps }) => steps.some(({ step }) => step.kind === 'form' && step.form === id))
          .map((item) => `opens ${item.id}`),
        ...moment.batteries.filter(({ forms }) => forms.includes(id)).map((battery) => `battery ${battery.id}`),
      ]);
  return waiting;
}

function isNever(key: string, earliest: Earliest): boolean {
  const [kind, id = ''] = key.split(' ');
  switch (kind) {
    case 'opens':
      return earliest.opens(id) === NEVER;
    case 'completes':
      return earliest.completes(id) === NEVER;
    case 'battery':
      return earliest.occasion(id) === NEVER;
    default:
      return earliest.saved(id) === NEVER;
  }
}

function needed({ completes, steps }: ItemDocument): readonly string[] {
  if (completes.kind === 'steps') return steps.map(({ id }) => `opens ${id}`);
  if (completes.kind !== 'forms') return [];
  return steps.flatMap(({ step }) => (step.kind === 'form' && step.mandatory ? [`form ${step.form}`] : []));
}

function waitsOfOpening(opening: Opening): readonly string[] {
  switch (opening.kind) {
    case 'afterModule':
      return [`completes ${opening.module}`];
    case 'afterAnchor':
    case 'elapsed':
    case 'onWeekday':
      return waitsOfAnchor(opening.anchor);
    case 'condition': {
      const lowered = lower(opening.when);
      return 'expression' in lowered ? waitsOfCondition(lowered.expression) : [];
    }
    case 'all':
    case 'any':
      return opening.of.flatMap(waitsOfOpening);
    case 'not':
    case 'fromStart':
    case 'onDate':
    case 'byStaff':
    case 'byCitizen':
      return [];
  }
}

function waitsOfAnchor(anchor: Anchor): readonly string[] {
  switch (anchor.kind) {
    case 'moduleOpened':
      return [`opens ${anchor.module}`];
    case 'moduleCompleted':
      return [`completes ${anchor.module}`];
    case 'formSaved':
      return [`form ${anchor.form}`];
    case 'occasionOpened':
    case 'occasionAnswered':
      return [`battery ${anchor.battery}`];
    case 'start':
    case 'date':
    case 'lastActivity':
    case 'named':
    case 'end':
      return [];
  }
}

const waitsOfCondition = (tree: Expression): readonly string[] =>
  pathsOf(tree).flatMap(([root, id = '']) => {
    if (root === 'forms') return [`form ${id}`];
    return root === 'progress' ? [`completes ${id}`, `opens ${id}`] : [];
  });

/** The shortest ring of waits that leads from something back to itself, or null. */
export function ringFrom(start: string, waiting: ReadonlyMap<string, Waiting>): readonly string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let next = 0; next < queue.length; next += 1) {
    const here = queue[next] ?? '';
    for (const to of waiting.get(here)?.waitsFor ?? []) {
      if (to === start) return wayTo(here, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, here);
      queue.push(to);
    }
  }
  return null;
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = [];
  for (let here: string | undefined = last; here !== undefined; here = cameFrom.get(here)) way.push(here);
  return way.reverse();
}
