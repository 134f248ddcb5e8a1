import type { Inputs } from '../outcome.ts';
import { SIMPLE_FUNCTIONS, type SimpleFunction } from './simpleFunctions.ts';
import { asFinite, asScalar, isTrue, notSimple, type Scalar, type Simple } from './simple.ts';

/** Reads a value out of the data; null when only jsonata itself can say what the expression comes to for them. */
export type Simply = (data: Inputs) => { readonly value: Scalar | undefined } | null;

/**
 * Most results are arithmetic and comparisons over a few answers, and jsonata takes a hundred promises to tell what they come to. This makes
 * a function of an expression that keeps to what is known here, in every part and every key of its tree, or null. The function gives exactly
 * jsonata's value; whatever else comes up – lists and objects among the answers, a fault of any kind – it leaves to jsonata.
 */
export function readSimply(tree: unknown): Simply | null {
  const names: Names = { slots: 0, known: new Map(), around: null, inFilter: false };
  try {
    const { run, depth } = partOf(tree, names);
    if (depth > DEEPEST) return null;
    return (data) => {
      try {
        return { value: asScalar(run({ data, item: undefined, slots: [] })) };
      } catch (error) {
        if (error === notSimple) return null;
        throw error;
      }
    };
  } catch (error) {
    if (error === notSimple) return null;
    throw error;
  }
}

/** Well within what jsonata is allowed, as it counts. */
const DEEPEST = 100;
const LONGEST_TEXT = 100_000;

interface Now {
  readonly data: Inputs;
  /** What a filter looks at. */
  readonly item: Simple;
  readonly slots: Simple[];
}

/** A part of an expression, and how deep jsonata would go for it: all parts of a list at once, others one after the other. */
interface Part {
  readonly run: (now: Now) => Simple;
  readonly depth: number;
}

/** The variables of a block and those around it, each with a place of its own. */
interface Names {
  slots: number;
  readonly known: Map<string, number>;
  readonly around: Names | null;
  readonly inFilter: boolean;
}

interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly steps?: readonly Node[];
  readonly expressions?: readonly Node[];
  readonly arguments?: readonly Node[];
  readonly predicate?: readonly { readonly type?: unknown; readonly expr?: Node }[];
  readonly [part: string]: unknown;
}

function partOf(tree: unknown, names: Names): Part {
  const node = (typeof tree === 'object' && tree !== null ? tree : {}) as Node;
  switch (node.type) {
    case 'number':
    case 'string':
    case 'value': {
      only(node, ['value']);
      const value = asScalar(node.value as Simple);
      if (value === undefined || (typeof value === 'string' && value.length > LONGEST_TEXT)) throw notSimple;
      return { run: () => value, depth: 1 };
    }
    case 'path':
      return path(node, names);
    case 'binary':
      return binary(node, names);
    case 'unary':
      return node.value === '[' ? list(node, names) : negated(node, names);
    case 'condition': {
      only(node, ['condition', 'then', 'else']);
      const [condition, then] = [partOf(node['condition'], names), partOf(node['then'], names)];
      const otherwise = node['else'] === undefined ? { run: () => undefined, depth: 0 } : partOf(node['else'], names);
      return {
        run: (now) => (isTrue(condition.run(now)) ? then.run(now) : otherwise.run(now)),
        depth: 1 + Math.max(condition.depth, then.depth, otherwise.depth),
      };
    }
    case 'block':
      return block(node, names);
    case 'variable':
      return variable(node, names);
    case 'function':
      return called(node, names);
    default:
      throw notSimple;
  }
}

/** Every key of a node is known here, so that nothing that jsonata would mind goes by unseen. */
function only(node: Node, parts: readonly string[]): void {
  for (const key of Object.keys(node))
    if (node[key] !== undefined && key !== 'type' && key !== 'position' && !parts.includes(key)) throw notSimple;
}

/** Names from the top of the data, through objects to one value. */
function path(node: Node, names: Names): Part {
  only(node, ['steps']);
  if (names.inFilter) throw notSimple;
  const steps = (node.steps ?? []).map((step) => {
    only(step, ['value']);
    if (step.type !== 'name' || typeof step.value !== 'string') throw notSimple;
    return step.value;
  });
  return {
    run({ data }) {
      let found: unknown = data;
      for (const name of steps) {
        if (typeof found !== 'object' || found === null || Array.isArray(found)) throw notSimple;
        if (!Object.hasOwn(found, name)) return undefined;
        found = (found as Readonly<Record<string, unknown>>)[name];
      }
      if (typeof found === 'number' || typeof found === 'boolean') return found;
      if (typeof found === 'string' && found.length <= LONGEST_TEXT) return found;
      throw notSimple;
    },
    depth: 2,
  };
}

/** Each expression in turn, the last one told. What is named inside is known inside only, from there on. */
function block(node: Node, around: Names): Part {
  only(node, ['expressions']);
  const names: Names = { slots: around.slots, known: new Map(), around, inFilter: around.inFilter };
  const parts = (node.expressions ?? []).map((one) => (one.type === 'bind' ? bound(one, names) : partOf(one, names)));
  return {
    run(now) {
      let value: Simple;
      for (const { run } of parts) value = run(now);
      return value;
    },
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
  };
}

function bound(node: Node, names: Names): Part {
  only(node, ['value', 'lhs', 'rhs']);
  const { type, value: name, ...more } = (node['lhs'] ?? {}) as Node;
  only(more, []);
  if (type !== 'variable' || typeof name !== 'string' || name === '' || name === '$') throw notSimple;
  const { run, depth } = partOf(node['rhs'], names);
  const slot = names.known.get(name) ?? names.slots++;
  names.known.set(name, slot);
  return { run: (now) => (now.slots[slot] = run(now)), depth: depth + 1 };
}

function variable(node: Node, names: Names): Part {
  only(node, ['value', 'predicate']);
  const slot = node.value === '' && names.inFilter ? null : placeOf(node.value, names);
  const read = (now: Now): Simple => (slot === null ? now.item : now.slots[slot]);
  const filters = (node.predicate ?? []).map(({ type, expr }) => {
    // A number picks by place; nothing that is one gets through here.
    if (type !== 'filter' || names.inFilter || expr?.type === 'number') throw notSimple;
    return partOf(expr, { slots: names.slots, known: new Map(), around: names, inFilter: true });
  });
  return {
    run: (now) => filters.reduce((from: Simple, { run }) => picked(from, run, now), read(now)),
    depth: 1 + Math.max(0, ...filters.map(({ depth }) => depth)),
  };
}

function placeOf(name: unknown, names: Names | null): number {
  for (let looked = names; looked !== null && typeof name === 'string'; looked = looked.around) {
    const slot = looked.known.get(name);
    if (slot !== undefined) return slot;
  }
  throw notSimple;
}

/** Those of a list for which it holds: none is nothing, one is itself. */
function picked(from: Simple, holds: Part['run'], now: Now): Simple {
  if (!Array.isArray(from)) throw notSimple;
  const left = (from as readonly Scalar[]).filter((item) => {
    const held = holds({ data: now.data, slots: now.slots, item });
    if (typeof held === 'number') throw notSimple;
    return isTrue(held);
  });
  return left.length > 1 ? left : left[0];
}

function list(node: Node, names: Names): Part {
  only(node, ['value', 'expressions']);
  const parts = (node.expressions ?? []).map((one) => partOf(one, names));
  return {
    run: (now) => parts.map(({ run }) => asScalar(run(now))).filter((value) => value !== undefined),
    depth: parts.reduce((sum, { depth }) => sum + depth, 1),
  };
}

function negated(node: Node, names: Names): Part {
  only(node, ['value', 'expression']);
  if (node.value !== '-') throw notSimple;
  const { run, depth } = partOf(node['expression'], names);
  return {
    run(now) {
      const value = run(now);
      return value === undefined ? undefined : -asFinite(value);
    },
    depth: depth + 1,
  };
}

function called(node: Node, names: Names): Part {
  only(node, ['value', 'arguments', 'procedure']);
  const procedure = (node['procedure'] ?? {}) as Node;
  only(procedure, ['value']);
  const name = procedure.type === 'variable' ? String(procedure.value) : '';
  if (isNamed(name, names) || !Object.hasOwn(SIMPLE_FUNCTIONS, name)) throw notSimple;
  const { takes, of } = SIMPLE_FUNCTIONS[name] as SimpleFunction;
  const parts = (node.arguments ?? []).map((one) => partOf(one, names));
  if (!takes.includes(parts.length)) throw notSimple;
  const [first, second] = parts as [Part, Part?];
  return {
    run: second ? (now) => of(first.run(now), second.run(now)) : (now) => of(first.run(now), undefined),
    depth: 1 + Math.max(1, ...parts.map(({ depth }) => depth)),
  };
}

function isNamed(name: string, names: Names | null): boolean {
  for (let looked = names; looked !== null; looked = looked.around) if (looked.known.has(name)) return true;
  return false;
}

function binary(node: Node, names: Names): Part {
  only(node, ['value', 'lhs', 'rhs']);
  const [left, right] = [partOf(node['lhs'], names), partOf(node['rhs'], names)];
  const depth = 1 + Math.max(left.depth, right.depth);
  if (node.value === 'and') return { run: (now) => isTrue(left.run(now)) && isTrue(right.run(now)), depth };
  if (node.value === 'or') return { run: (now) => isTrue(left.run(now)) || isTrue(right.run(now)), depth };
  const operate = OPERATORS.get(node.value);
  if (!operate) throw notSimple;
  return { run: (now) => operate(left.run(now), right.run(now)), depth };
}

const numeric =
  (operate: (left: number, right: number) => number) =>
  (left: Simple, right: Simple): Simple => {
    const [one, other] = [left === undefined ? undefined : asFinite(left), right === undefined ? undefined : asFinite(right)];
    return one === undefined || other === undefined ? undefined : asFinite(operate(one, other));
  };

const ordered =
  (operate: (left: number | string, right: number | string) => boolean) =>
  (left: Simple, right: Simple): Simple => {
    if (left === undefined || right === undefined) {
      if ([left, right].some((side) => side !== undefined && typeof side !== 'number' && typeof side !== 'string')) throw notSimple;
      return undefined;
    }
    if (typeof left === 'number' && typeof right === 'number') return operate(left, right);
    if (typeof left === 'string' && typeof right === 'string') return operate(left, right);
    throw notSimple;
  };

const OPERATORS = new Map<unknown, (left: Simple, right: Simple) => Simple>([
  ['+', numeric((left, right) => left + right)],
  ['-', numeric((left, right) => left - right)],
  ['*', numeric((left, right) => left * right)],
  ['/', numeric((left, right) => left / right)],
  ['%', numeric((left, right) => left % right)],
  ['<', ordered((left, right) => left < right)],
  ['<=', ordered((left, right) => left <= right)],
  ['>', ordered((left, right) => left > right)],
  ['>=', ordered((left, right) => left >= right)],
  ['=', (left, right) => left !== undefined && right !== undefined && asScalar(left) === asScalar(right)],
  ['!=', (left, right) => left !== undefined && right !== undefined && asScalar(left) !== asScalar(right)],
  [
    'in',
    (left, right) => {
      if (left === undefined || right === undefined) return false;
      const sought = asScalar(left) as Scalar;
      return Array.isArray(right) ? (right as readonly Scalar[]).includes(sought) : right === sought;
    },
  ],
]);
