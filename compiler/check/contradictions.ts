import type { Expression, Literal } from '../../engine/expression.ts';

/** What a chain of `and` asks of one value that it cannot be at once, `x > 5 and x < 3`, as a sentence for each such value. */
export function contradictions(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'literal':
    case 'list':
    case 'path':
      return [];
    case 'call':
    case 'negate':
      return contradictions(expression.argument);
    case 'conditional':
      return [expression.condition, expression.whenTrue, ...(expression.whenFalse ? [expression.whenFalse] : [])].flatMap(contradictions);
    case 'binary': {
      if (expression.operator !== 'and') return [...contradictions(expression.left), ...contradictions(expression.right)];
      const parts = chainOf(expression);
      return [...inChain(parts), ...parts.flatMap(contradictions)];
    }
  }
}

function chainOf(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== 'and') return [expression];
  return [...chainOf(expression.left), ...chainOf(expression.right)];
}

interface Asked {
  least: number;
  most: number;
  /** One of these; null when anything goes. */
  among: readonly Literal[] | null;
}

function inChain(parts: readonly Expression[]): readonly string[] {
  const asked = new Map<string, Asked>();
  for (const part of parts) {
    if (part.kind !== 'binary') continue;
    const turned = part.left.kind === 'literal';
    const [path, other] = turned ? [part.right, part.left] : [part.left, part.right];
    if (path.kind !== 'path') continue;
    const name = path.names.join('.');
    const of = asked.get(name) ?? { least: -Infinity, most: Infinity, among: null };
    asked.set(name, of);
    if (other.kind === 'list' && part.operator === 'in') of.among = within(of.among, other.values);
    if (other.kind !== 'literal') continue;
    if (part.operator === '=') of.among = within(of.among, [other.value]);
    if (typeof other.value !== 'number') continue;
    const operator = turned ? (TURNED[part.operator] ?? part.operator) : part.operator;
    if (operator === '>') of.least = Math.max(of.least, other.value + Number.EPSILON * Math.max(1, Math.abs(other.value)));
    if (operator === '>=') of.least = Math.max(of.least, other.value);
    if (operator === '<') of.most = Math.min(of.most, other.value - Number.EPSILON * Math.max(1, Math.abs(other.value)));
    if (operator === '<=') of.most = Math.min(of.most, other.value);
  }
  return [...asked].flatMap(([name, { least, most, among }]) => {
    const none = among === null ? least > most : among.every((value) => typeof value === 'number' && (value < least || value > most));
    return none ? [`Villkoret kan aldrig hålla: det som det begär av ”${name}” går inte att uppfylla på en gång.`] : [];
  });
}

const TURNED: Readonly<Partial<Record<string, string>>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const within = (one: readonly Literal[] | null, other: readonly Literal[]): readonly Literal[] =>
  one === null ? other : one.filter((value) => other.includes(value));
