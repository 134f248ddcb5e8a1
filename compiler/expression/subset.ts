import type { Fault, Node } from './parse.ts';

/**
 * What a decision may use of JSONata, and the sentence when it does not: paths to one answer, result, start fact, module's progress or battery's count, literals, comparisons,
 * `and`/`or`, arithmetic, `in`, `$not $exists $count $boolean` and `? :`. Everything else is refused where it stands.
 * A node with a part that is not listed here is refused too, so that new syntax in jsonata never passes unseen.
 */
export function faultsOf(node: Node, over: Over = 'moment'): readonly Fault[] {
  const faults: Fault[] = [];
  const seen: Seen = { nodes: 0, over };
  visit(node, faults, seen);
  if (seen.nodes > MOST_NODES) faults.push({ message: 'Villkoret är för stort. Dela upp det i flera.', position: 0 });
  return faults;
}

/** What a condition looks at: the moment's facts, or the answers of the form it stands in. */
export type Over = 'moment' | 'form';

interface Seen {
  nodes: number;
  readonly over: Over;
}

export const FUNCTIONS = ['not', 'exists', 'count', 'boolean'] as const;
export const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'and', 'or', '+', '-', '*', '/', '%', 'in'] as const;

const MOST_NODES = 500;
const PATH = 'forms.<formulär>.answers.<fråga> eller forms.<formulär>.results.<resultat>';
const PATHS: Readonly<Record<Over, string>> = {
  moment:
    'forms.<formulär>.answers.<fråga>, forms.<formulär>.results.<resultat>, results.<resultat>, start.<uppgift>, progress.<modul> eller batteries.<batteri>.opened, answered, missed eller missedInARow',
  form: 'answers.<fråga> eller scores.<fråga>',
};

function visit(node: Node, faults: Fault[], seen: Seen): void {
  seen.nodes += 1;
  if (seen.nodes > MOST_NODES) return;
  const refuse = (message: string): void => {
    faults.push({ message, position: startOf(node) });
  };
  switch (node.type) {
    case 'number':
    case 'string':
    case 'value':
      if (!hasOnly(node, ['value'])) refuse(UNKNOWN);
      return;
    case 'path':
      visitPath(node, faults, seen.over);
      return;
    case 'binary': {
      if (!OPERATORS.some((operator) => operator === node.value))
        return refuse(`Tecknet ”${String(node.value)}” kan inte användas i ett villkor.`);
      if (!hasOnly(node, ['value', 'lhs', 'rhs']) || !node.lhs || !node.rhs) return refuse(UNKNOWN);
      if (isList(node.lhs)) refuse('En lista inom hakparentes kan bara stå till höger om ”in”.');
      else visit(node.lhs, faults, seen);
      if (isList(node.rhs) && node.value === 'in') visitList(node.rhs, faults, seen);
      else visit(node.rhs, faults, seen);
      return;
    }
    case 'unary':
      if (node.value === '-' && node.expression && hasOnly(node, ['value', 'expression'])) return visit(node.expression, faults, seen);
      if (node.value === '[') return refuse('En lista inom hakparentes kan bara stå till höger om ”in”.');
      return refuse('Ett objekt inom klammerparentes kan inte användas i ett villkor.');
    case 'function': {
      const name = node.procedure?.type === 'variable' ? String(node.procedure.value) : null;
      if (!FUNCTIONS.some((known) => known === name)) {
        return refuse(
          `Funktionen ${name === null ? 'här' : `$${name}`} kan inte användas i ett villkor. Räkna ut värdet som ett resultat och jämför med det.`,
        );
      }
      if (!hasOnly(node, ['value', 'arguments', 'procedure'])) return refuse(UNKNOWN);
      const [argument, ...more] = node.arguments ?? [];
      if (!argument || more.length > 0) return refuse(`Funktionen $${name} ska ha precis ett värde inom parentes.`);
      return visit(argument, faults, seen);
    }
    case 'condition':
      if (!hasOnly(node, ['condition', 'then', 'else']) || !node.condition || !node.then) return refuse(UNKNOWN);
      visit(node.condition, faults, seen);
      visit(node.then, faults, seen);
      if (node.else) visit(node.else, faults, seen);
      return;
    case 'block': {
      const [only, ...more] = node.expressions ?? [];
      if (!hasOnly(node, ['expressions']) || !only || more.length > 0)
        return refuse('En parentes i ett villkor ska hålla precis ett uttryck.');
      return visit(only, faults, seen);
    }
    default:
      return refuse(SENTENCES[node.type] ?? UNKNOWN);
  }
}

const UNKNOWN = 'Den här delen av JSONata kan inte användas i ett villkor.';
const SENTENCES: Readonly<Record<string, string>> = {
  variable: `Variabler ($) kan inte användas i ett villkor. Skriv hela vägen: ${PATH}.`,
  lambda: 'Egna funktioner kan inte användas i ett villkor.',
  partial: 'Egna funktioner kan inte användas i ett villkor.',
  bind: 'Tilldelning (:=) kan inte användas i ett villkor.',
  apply: 'Kedjning (~>) kan inte användas i ett villkor.',
  regex: 'Reguljära uttryck kan inte användas i ett villkor.',
  transform: 'Omvandling av data kan inte användas i ett villkor.',
};

function visitPath(node: Node, faults: Fault[], over: Over): void {
  const steps = node.steps ?? [];
  const odd = steps.find((step) => step.type !== 'name' || !hasOnly(step, ['value']));
  if (odd || !hasOnly(node, ['steps'])) {
    faults.push({
      message: `En väg i ett villkor är bara namn med punkt emellan: ${over === 'form' ? PATHS.form : PATH}.`,
      position: startOf(odd ?? steps[0] ?? node),
    });
    return;
  }
  const names = steps.map((step) => String(step.value));
  if (!(over === 'form' ? isPathInForm(names) : isKnownPath(names)))
    faults.push({
      message: `”${names.join('.')}” pekar inte på något som ett villkor kan se. Skriv ${PATHS[over]}.`,
      position: steps[0] ? startOf(steps[0]) : 0,
    });
}

/** Roots of `Facts` in engine/expression.ts; whether what a path names is there is for the rules of `check/` to say. */
function isKnownPath([root, name, group, last, row, ...more]: readonly string[]): boolean {
  if (name === undefined || more.length > 0 || (row !== undefined && (root !== 'forms' || group !== 'answers'))) return false;
  switch (root) {
    case 'forms':
      return (group === 'answers' || group === 'results') && last !== undefined;
    case 'start':
    case 'progress':
    case 'results':
      return group === undefined;
    case 'batteries':
      return COUNTS.some((count) => count === group) && last === undefined;
    default:
      return false;
  }
}

/** A question of the form, or a row of a matrix. */
const isPathInForm = ([root, name, _row, ...more]: readonly string[]): boolean =>
  (root === 'answers' || root === 'scores') && name !== undefined && more.length === 0;

export const COUNTS = ['opened', 'answered', 'missed', 'missedInARow'] as const;

const isList = (node: Node): boolean => node.type === 'unary' && node.value === '[';

function visitList(node: Node, faults: Fault[], seen: Seen): void {
  if (!hasOnly(node, ['value', 'expressions'])) faults.push({ message: UNKNOWN, position: startOf(node) });
  for (const item of node.expressions ?? []) {
    seen.nodes += 1;
    if (!['number', 'string', 'value'].includes(item.type) || !hasOnly(item, ['value'])) {
      faults.push({
        message: 'Listan till höger om ”in” får bara hålla tal, texter, true och false.',
        position: startOf(item),
      });
    }
  }
}

function hasOnly(node: Node, parts: readonly string[]): boolean {
  return Object.entries(node).every(([key, value]) => value === undefined || key === 'type' || key === 'position' || parts.includes(key));
}

/** jsonata tells where a sign ends; the designer is told where it begins. */
function startOf(node: Node): number {
  const end = node.position ?? node.procedure?.position ?? 0;
  if (node.type === 'function') return node.procedure && node.procedure !== node ? startOf(node.procedure) : Math.max(0, end - 1);
  const isWord = node.type === 'name' || node.type === 'binary' || node.type === 'number' || node.type === 'value';
  const length = node.type === 'variable' ? String(node.value).length + 1 : isWord ? String(node.value).length : 1;
  return Math.max(0, end - length);
}
