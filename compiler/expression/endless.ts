import type { Fault, Node } from './parse.ts';

/**
 * Why a calculation might never come to an end, and where in its text; null when it must. It ends when a function only calls JSONata's
 * own and those that were finished before it: then none can come back to itself. So nothing that is given to a function, or fetched
 * from somewhere, may be called or handed over to be called, a function's name is assigned once, and JSONata's own that call what they
 * are given are only called outright. A list `..` between written numbers has at most 1000.
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

/** `focus` and `index` are the names that `@$name` and `#$name` give to what a path passes. */
type Part = Node & { readonly body?: Node; readonly focus?: string; readonly index?: string };

function walk(value: unknown, names: Names, faults: Fault[], seen: WeakSet<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const part of value as readonly unknown[]) walk(part, names, faults, seen);
    return;
  }
  const part = value as Part;
  if (part.focus !== undefined) hide(part.focus, names);
  if (part.index !== undefined) hide(part.index, names);
  switch (part.type) {
    case 'lambda': {
      const inside = inner(names);
      for (const argument of part.arguments ?? []) hide(String(argument.value), inside);
      walk(part.body, inside, faults, seen);
      return;
    }
    case 'block': {
      const inside = inner(names);
      for (const expression of part.expressions ?? []) {
        walk(expression, inside, faults, seen);
        // Only here is it sure that the name has been assigned when what follows is reckoned.
        if (expression.type === 'bind' && isCallable(expression.rhs, inside)) inside.callable.add(String(expression.lhs?.value));
      }
      return;
    }
    case 'bind':
      walk(part.rhs, names, faults, seen);
      assign(part, names, faults);
      return;
    case 'function':
    case 'partial':
      call(part, 1, names, faults);
      if (part.procedure?.type !== 'variable') walk(part.procedure, names, faults, seen);
      walk(part.arguments, names, faults, seen);
      return;
    case 'apply':
      if (part.rhs?.type === 'function') call(part.rhs, 0, names, faults);
      else if (!isCallable(part.rhs, names)) refuse(part.rhs, faults);
      walk(part.lhs, names, faults, seen);
      walk(part.rhs?.type === 'function' ? part.rhs.arguments : part.rhs, names, faults, seen);
      return;
    case 'variable':
      if (callsGiven(part, names)) refuse(part, faults);
      return;
    case 'binary':
      if (part.value === '..') range(part, faults);
      break;
  }
  for (const inside of Object.values(part)) walk(inside, names, faults, seen);
}

const inner = ({ callable, hidden, functions }: Names): Names => ({ callable: new Set(callable), hidden: new Set(hidden), functions });

function hide(name: string, { callable, hidden }: Names): void {
  callable.delete(name);
  hidden.add(name);
}

/** A function that has been finished may call this name: were something else to stand for it afterwards, it could be that function itself. */
function assign({ lhs, rhs }: Part, names: Names, faults: Fault[]): void {
  const name = String(lhs?.value);
  if ((names.functions.has(name) || FUNCTIONS.has(name)) && !isPlain(rhs, names))
    faults.push({
      message: `Funktionen $${name} får bara tilldelas en gång; annars kunde den anropa sig själv utan slut.`,
      position: startOf(lhs),
    });
  if (isCallable(rhs, names)) names.functions.add(name);
  hide(name, names);
}

/** Looks at what is called, and at what is handed over to be called. `first`: where that stands; one earlier where `~>` gives the first. */
function call({ procedure, arguments: given = [] }: Node, first: number, names: Names, faults: Fault[]): void {
  if (!isCallable(procedure, names)) refuse(procedure, faults);
  if (procedure?.type !== 'variable' || !callsGiven(procedure, names)) return;
  const name = String(procedure.value);
  if (TAKES_TEXT.includes(name)) {
    // The context may stand in for the first: then all that is given is pattern, replacement or number.
    const isWhole = given.length >= (name === 'replace' ? 3 : 2) && given[1]?.type === 'string';
    for (const taken of given.slice(isWhole ? first : 0)) if (!isPlain(taken, names)) refuse(taken, faults);
    return;
  }
  const taken = given[BY_CONTEXT.includes(name) && given.length === 1 ? 0 : first];
  if (taken && !isCallable(taken, names)) refuse(taken, faults);
}

/** Whether it stands for one of JSONata's own that call what they are given. */
const callsGiven = (node: Node, { hidden }: Names): boolean =>
  [...TAKES_FUNCTION, ...TAKES_TEXT].includes(String(node.value)) && !hidden.has(String(node.value));

function isCallable(node: Node | undefined, names: Names): boolean {
  switch (node?.type) {
    case 'variable': {
      const name = String(node.value);
      return names.callable.has(name) || (!names.hidden.has(name) && FUNCTIONS.has(name));
    }
    case 'lambda':
    case 'partial':
      return true;
    case 'apply':
      // Two functions made one; a call on the right gives what it gives.
      return isCallable(node.lhs, names) && isCallable(node.rhs, names);
    default:
      return false;
  }
}

/** Whether it can only be a number, a text or the like. A path may lead to a function that was put in an object. */
function isPlain(node: Node | undefined, { hidden }: Names): boolean {
  switch (node?.type) {
    case 'number':
    case 'string':
    case 'value':
    case 'binary':
      return true;
    case 'unary':
      return node.value === '-';
    case 'function':
      return (
        node.procedure?.type === 'variable' && GIVES_PLAIN.has(String(node.procedure.value)) && !hidden.has(String(node.procedure.value))
      );
    default:
      return false;
  }
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
const startOf = (node: Node | undefined): number => Math.max(0, (node?.position ?? 0) - signOf(node));

function signOf(node: Node | undefined): number {
  if (node?.type === 'variable') return String(node.value).length + 1;
  return node?.type === 'apply' ? 2 : 1;
}

const TAKES_FUNCTION: readonly string[] = ['map', 'filter', 'reduce', 'single', 'sift', 'each', 'sort'];
/** Of these, the ones that take what they go through from the context. */
const BY_CONTEXT: readonly string[] = ['each', 'sift'];
/** Take a function in a pattern's place. */
const TAKES_TEXT: readonly string[] = ['contains', 'match', 'replace', 'split'];

const PLAIN =
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim contains join formatNumber ' +
  'formatBase formatInteger parseInteger number floor ceil round abs sqrt power boolean not exists type base64encode base64decode ' +
  'encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis pad now millis random';
const GIVES_PLAIN: ReadonlySet<string> = new Set(PLAIN.split(' '));

/** JSONata's own functions, but for those that `forbiddenIn` refuses. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...GIVES_PLAIN,
  ...TAKES_FUNCTION,
  ...TAKES_TEXT,
  ...'zip keys lookup append spread merge reverse error assert distinct clone eval shuffle'.split(' '),
]);
