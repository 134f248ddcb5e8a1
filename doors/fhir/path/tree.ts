import fhirpath from 'fhirpath';

/** FHIRPath as we read it. */
export type Tree =
  | {
      readonly kind: 'literal';
      readonly value: string | number | boolean;
      readonly type: 'text' | 'number' | 'logic' | 'date' | 'dateTime' | 'time';
    }
  | { readonly kind: 'quantity'; readonly value: number; readonly unit: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'this' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'name'; readonly of: Tree | null; readonly name: string }
  | { readonly kind: 'call'; readonly of: Tree | null; readonly name: string; readonly given: readonly Tree[] }
  | { readonly kind: 'index'; readonly of: Tree; readonly place: Tree }
  | { readonly kind: 'binary'; readonly sign: string; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'negate'; readonly of: Tree }
  | { readonly kind: 'type'; readonly sign: string; readonly of: Tree; readonly name: string };

/** What keeps an expression from being said in our language, as a Swedish sentence. Never leaves the door. */
export class Untranslatable extends Error {}

/** A FHIRPath text → its tree; throws `Untranslatable` when it cannot be read. One closing parenthesis too many is taken away. */
export function treeOf(text: string): Tree {
  if (text.length > LONGEST) throw new Untranslatable(`Uttrycket är längre än ${LONGEST} tecken.`);
  const known = trees.get(text);
  if (known !== undefined) return known;
  const read = readOnce(text) ?? (/\)\s*$/.test(text) ? readOnce(text.replace(/\)\s*$/, '')) : null);
  if (read === null) throw new Untranslatable('Uttrycket går inte att läsa som FHIRPath.');
  const tree = fromNode(read, 0);
  if (trees.size >= MOST_KNOWN) trees.clear();
  trees.set(text, tree);
  return tree;
}

/** The same expression stands on many items; reading it is most of the work. */
const trees = new Map<string, Tree>();
const MOST_KNOWN = 300;

const LONGEST = 20_000;
const DEEPEST = 400;

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly Node[];
}

function readOnce(text: string): Node | null {
  try {
    return fhirpath.parse(text) as Node;
  } catch {
    return null;
  }
}

const BINARY: readonly string[] = [
  'MultiplicativeExpression', 'AdditiveExpression', 'UnionExpression', 'InequalityExpression', 'EqualityExpression',
  'MembershipExpression', 'AndExpression', 'OrExpression', 'ImpliesExpression',
]; // biome-ignore format: a table

function fromNode(node: Node, depth: number): Tree {
  if (depth > DEEPEST) throw new Untranslatable('Uttrycket är för djupt nästlat.');
  const [first, second] = node.children ?? [];
  const part = (child: Node | undefined): Tree => {
    if (child === undefined) throw new Untranslatable('Uttrycket saknar en del.');
    return fromNode(child, depth + 1);
  };
  if (BINARY.includes(node.type)) return { kind: 'binary', sign: node.text ?? '', left: part(first), right: part(second) };
  switch (node.type) {
    case 'EntireExpression':
    case 'TermExpression':
    case 'InvocationTerm':
    case 'LiteralTerm':
    case 'ParenthesizedTerm':
      return part(first);
    case 'NullLiteral':
      return { kind: 'empty' };
    case 'BooleanLiteral':
      return { kind: 'literal', type: 'logic', value: node.text === 'true' };
    case 'NumberLiteral':
      return { kind: 'literal', type: 'number', value: Number(node.text) };
    case 'StringLiteral':
      return { kind: 'literal', type: 'text', value: unquoted(node.text ?? '') };
    case 'DateLiteral':
      return { kind: 'literal', type: 'date', value: (node.text ?? '').slice(1) };
    case 'DateTimeLiteral':
      return { kind: 'literal', type: 'dateTime', value: (node.text ?? '').slice(1) };
    case 'TimeLiteral':
      return { kind: 'literal', type: 'time', value: (node.text ?? '').replace(/^@?T?/, '') };
    case 'QuantityLiteral': {
      const [, value = '', unit = ''] = /^([\d.]+)\s*(.*)$/s.exec(node.text ?? '') ?? [];
      return { kind: 'quantity', value: Number(value), unit: unquoted(unit) };
    }
    case 'ThisInvocation':
      return { kind: 'this' };
    case 'ExternalConstantTerm':
      return { kind: 'variable', name: unquoted((node.text ?? first?.text ?? first?.children?.[0]?.text ?? '').replace(/^%/, '')) };
    case 'MemberInvocation':
      return { kind: 'name', of: null, name: unquoted(node.text ?? first?.text ?? '') };
    case 'FunctionInvocation': {
      const [identifier, list] = first?.children ?? [];
      return { kind: 'call', of: null, name: identifier?.text ?? node.text ?? '', given: (list?.children ?? []).map(part) };
    }
    case 'InvocationExpression': {
      const invoked = part(second);
      if (invoked.kind !== 'name' && invoked.kind !== 'call') throw new Untranslatable('Uttrycket använder något som vi inte känner till.');
      return { ...invoked, of: part(first) };
    }
    case 'IndexerExpression':
      return { kind: 'index', of: part(first), place: part(second) };
    case 'PolarityExpression':
      return node.text === '-' ? { kind: 'negate', of: part(first) } : part(first);
    case 'TypeExpression':
      return { kind: 'type', sign: node.text ?? '', of: part(first), name: second?.text ?? '' };
    default:
      throw new Untranslatable('Uttrycket använder en del av FHIRPath som våra villkor saknar.');
  }
}

function unquoted(text: string): string {
  if (!/^(['`"]).*\1$/s.test(text)) return text;
  return text.slice(1, -1).replaceAll(/\\(u[0-9a-fA-F]{4}|.)/gs, (_whole, sign: string) => {
    if (sign.length === 5) return String.fromCharCode(Number.parseInt(sign.slice(1), 16));
    return ({ n: '\n', r: '\r', t: '\t', f: '\f' } as Record<string, string>)[sign] ?? sign;
  });
}
