import type { BinaryOperator, Expression, Literal } from '../../engine/expression.ts';
import type { Fault, Node } from './parse.ts';
import { parse } from './parse.ts';
import { faultsOf } from './subset.ts';

/** JSONata text of a condition → the checked tree that the engine evaluates, or everything that keeps it from being one. */
export function lower(text: string): Lowered {
  const known = lowered.get(text);
  if (known) return known;
  const fresh = lowerAnew(text);
  if (lowered.size >= MOST_KNOWN) lowered.clear();
  lowered.set(text, fresh);
  return fresh;
}

type Lowered = { readonly expression: Expression } | { readonly faults: readonly Fault[] };

/** The same text is lowered by several rules and by the plan; reading it is most of the work of checking. */
const lowered = new Map<string, Lowered>();
const MOST_KNOWN = 500;

function lowerAnew(text: string): Lowered {
  const parsed = parse(text);
  if ('fault' in parsed) return { faults: [parsed.fault] };
  const faults = faultsOf(parsed.node);
  return faults.length > 0 ? { faults } : { expression: expressionOf(parsed.node) };
}

/** Takes only what `faultsOf` has passed; anything else is a bug in the subset. */
function expressionOf(node: Node): Expression {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'value':
      return { kind: 'literal', value: node.value as Literal };
    case 'path':
      return { kind: 'path', names: (node.steps ?? []).map((step) => String(step.value)) };
    case 'binary':
      return { kind: 'binary', operator: node.value as BinaryOperator, left: part(node.lhs), right: part(node.rhs) };
    case 'unary':
      if (node.value === '-') return { kind: 'negate', argument: part(node.expression) };
      return { kind: 'list', values: (node.expressions ?? []).map((item) => item.value as Literal) };
    case 'function':
      return {
        kind: 'call',
        function: node.procedure?.value as 'not' | 'exists' | 'count' | 'boolean',
        argument: part(node.arguments?.[0]),
      };
    case 'condition':
      return {
        kind: 'conditional',
        condition: part(node.condition),
        whenTrue: part(node.then),
        whenFalse: node.else ? part(node.else) : null,
      };
    case 'block':
      return part(node.expressions?.[0]);
    default:
      throw new Error(`The subset let "${node.type}" through.`);
  }
}

function part(node: Node | undefined): Expression {
  if (!node) throw new Error('The subset let an expression with a missing part through.');
  return expressionOf(node);
}
