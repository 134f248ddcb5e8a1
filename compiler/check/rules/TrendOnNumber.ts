import type { Node } from '../../expression/parse.ts';
import { parse } from '../../expression/parse.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En trend följer ett resultat som är ett tal (FLG-07). */
export const TrendOnNumber: Rule = (moment) =>
  moment.flags.flatMap(({ trigger }, index) => {
    if (trigger.kind !== 'trend') return [];
    const result = moment.forms.find(({ id }) => id === trigger.form)?.results.find(({ id }) => id === trigger.result);
    if (result?.method.kind !== 'jsonata') return [];
    const parsed = parse(result.method.expression);
    if ('fault' in parsed || !isNoNumber(parsed.node)) return [];
    const message = `Resultatet ”${result.title}” är inget tal, så det kan varken stiga eller falla.`;
    return [error('TrendOnNumber', ['flags', index, 'trigger', 'result'], message)];
  });

/** What can be seen from the outermost part of an expression: a text or a truth value, whatever the answers are. */
function isNoNumber(node: Node): boolean {
  switch (node.type) {
    case 'string':
      return true;
    case 'value':
      return typeof node.value === 'boolean' || node.value === null;
    case 'binary':
      return ['=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in', '&'].includes(String(node.value));
    case 'block': {
      const last = node.expressions?.at(-1);
      return last !== undefined && isNoNumber(last);
    }
    case 'condition':
      return node.then !== undefined && isNoNumber(node.then) && (node.else === undefined || isNoNumber(node.else));
    case 'function':
      return node.procedure?.type === 'variable' && NO_NUMBERS.includes(String(node.procedure.value));
    default:
      return false;
  }
}

const NO_NUMBERS: readonly string[] = [
  'string',
  'join',
  'uppercase',
  'lowercase',
  'trim',
  'substring',
  'boolean',
  'not',
  'exists',
  'contains',
];
