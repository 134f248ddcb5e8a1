import type { Fault, Node } from './parse.ts';

/**
 * Why a calculation might never come to an end, and where in its text; null when it must. It ends when a function only calls JSONata's
 * own and those that were finished before it: then none can come back to itself. So nothing that is given to a function, or fetched
 * from somewhere, may be called or handed over to be called, and a function's name is assigned once. A list `..` has at most 1000 numbers.
 */
export function endlessIn(node: Node): Fault | null {
  const faults: Fault[] = [];
  walk(node, { callable: new Set(), hidden: new Set(), functions: new Set() }, faults, new WeakSet());
  return faults.sort((a, b) => a.position - b.position)[0] ?? null;
}

interface Names {
  /** Names of functions that were finished before this place. */
  readonly callable: Set<string>;
  /** Names that stand for something else here, whatever JSONata has by that name. */
  readonly hidden: Set<string>;
  /** Every name a function has been given anywhere in the calculation. */
  readonly functions: Set<string>;
}

type Part = Node & { readonly body?: Node };

function walk(value: unknown, names: Names, faults: Fault[], seen: WeakSet<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const part of value as readonly unknown[]) walk(part, names, faults, seen);
    return;
  }
  const part = value as Part;
  switch (part.type) {
    case 'lambda': {
      const inside = inner(names);
      for (const argument of part.arguments ?? []) {
        inside.callable.delete(String(argument.value));
        inside.hidden.add(String(argument.value));
      }
      walk(part.body, inside, faults, seen);
      return;
    }
    case 'block':
      walk(part.expressions, inner(names), faults, seen);
      return;
    case 'bind':
      walk(part.rhs, names, faults, seen);
      assign(part, names, faults);
      return;
    case 'function':
    case 'partial':
      call(part, 1, names, faults);
      walk(part.procedure, names, faults, seen);
      walk(part.arguments, names, faults, seen);
      return;
    case 'apply':
      if (part.rhs?.type === 'function') call(part.rhs, 0, names, faults);
      else if (!isCallable(part.rhs, names)) refuse(part.rhs, faults);
      walk(part.lhs, names, faults, seen);
      walk(part.rhs?.type === 'function' ? [part.rhs.procedure, part.rhs.arguments] : part.rhs, names, faults, seen);
      return;
    case 'binary':
      if (part.value === '..') range(part, faults);
      break;
  }
  for (const inside of Object.values(part)) walk(inside, names, faults, seen);
}

const inner = ({ callable, hidden, functions }: Names): Names => ({ callable: new Set(callable), hidden: new Set(hidden), functions });

function assign({ lhs, rhs }: Part, names: Names, faults: Fault[]): void {
  const name = String(lhs?.value);
  const isFunction = isCallable(rhs, names);
  if (isFunction && (names.functions.has(name) || FUNCTIONS.has(name)))
    faults.push({
      message: `Funktionen $${name} får bara tilldelas en gång; annars kunde den anropa sig själv utan slut.`,
      position: startOf(lhs),
    });
  names.hidden.add(name);
  if (isFunction) {
    names.callable.add(name);
    names.functions.add(name);
  } else names.callable.delete(name);
}

/** Looks at what is called, and at what is handed over to be called: the second argument, or the first where `~>` gives the first. */
function call({ procedure, arguments: given = [] }: Node, handed: number, names: Names, faults: Fault[]): void {
  if (!isCallable(procedure, names)) refuse(procedure, faults);
  if (procedure?.type !== 'variable' || !TAKES_FUNCTION.includes(String(procedure.value))) return;
  const taken = given[handed];
  if (taken && !isCallable(taken, names) && taken.type !== 'operator') refuse(taken, faults);
}

function isCallable(node: Node | undefined, { callable, hidden }: Names): boolean {
  if (node?.type === 'variable') {
    const name = String(node.value);
    return callable.has(name) || (!hidden.has(name) && FUNCTIONS.has(name));
  }
  return node?.type === 'lambda' || node?.type === 'partial' || node?.type === 'apply';
}

function refuse(node: Node | undefined, faults: Fault[]): void {
  const what = node?.type === 'variable' ? `$${String(node.value)} anropas` : 'Något anropas';
  faults.push({ message: `${what} utan att vara en färdig funktion, och skulle kunna räkna utan slut.`, position: startOf(node) });
}

function range({ lhs, rhs, position }: Node, faults: Fault[]): void {
  if (lhs?.type !== 'number' || rhs?.type !== 'number' || Number(rhs.value) - Number(lhs.value) < MOST_NUMBERS) return;
  faults.push({ message: `En lista har högst ${MOST_NUMBERS} tal.`, position: Math.max(0, (position ?? 2) - 2) });
}

const MOST_NUMBERS = 1000;

/** jsonata tells where a sign ends. */
const startOf = (node: Node | undefined): number =>
  Math.max(0, (node?.position ?? 0) - (node?.type === 'variable' ? String(node.value).length + 1 : 1));

const TAKES_FUNCTION: readonly string[] = ['map', 'filter', 'reduce', 'single', 'sift', 'each', 'sort'];

/** JSONata's own functions, but for those that `forbiddenIn` refuses. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim match contains replace split ' +
    'join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power boolean not map zip filter single ' +
    'reduce sift keys lookup append exists spread merge reverse each error assert type sort distinct base64encode base64decode ' +
    'encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone eval pad now millis random shuffle'
  ).split(' '),
);
