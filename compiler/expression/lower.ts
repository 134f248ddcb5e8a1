import type { BinaryOperator, Expression, Literal } from '../../engine/expression.ts';
import type { Fault, Node } from './parse.ts';
import { parse } from './parse.ts';
import { faultsOf, type Over } from './subset.ts';

/**
 * JSONata text of a condition → the checked tree that the engine evaluates, or everything that keeps it from being one. A moment's condition looks
 * at forms, start facts, progress and batteries; a form's own at `answers` and `scores` of its questions.
 */
export function lower(text: string, over: Over = 'moment'): Lowered {
  const key = `${over} ${text}`;
  const known = lowered.get(key);
  if (known) return known;
  const fresh = lowerAnew(text, over);
  if (lowered.size >= MOST_KNOWN) lowered.clear();
  lowered.set(key, fresh);
  return fresh;
}

type Lowered = { readonly expression: Expression } | { readonly faults: readonly Fault[] };

/** The same text is lowered by several rules and by the plan; reading it is most of the work of checking. */
const lowered = new Map<string, Lowered>();
const MOST_KNOWN = 500;

function lowerAnew(text: string, over: Over): Lowered {
  const parsed = parse(text);
  if ('fault' in parsed) return { faults: [parsed.fault] };
  const faults = faultsOf(parsed.node, over);
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
      return { kind: 'path', names: namesOf((node.steps ?? []).map((step) => String(step.value))) };
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

/** A row of a matrix is one fact to the engine: `forms.f.answers.besvar.rygg` looks at `besvar.rygg` of the form's answers. */
const namesOf = (names: readonly string[]): readonly string[] =>
  names[0] === 'forms' && names.length === 5 ? [...names.slice(0, 3), names.slice(3).join('.')] : names;

function part(node: Node | undefined): Expression {
  if (!node) throw new Error('The subset let an expression with a missing part through.');
  return expressionOf(node);
}
