import { isObject, type Json } from '../json.ts';
import { answersOf, type Placed, type PlacedOption, scoresOf } from '../placed.ts';
import type { SourceItem } from '../sourceItem.ts';
import { and, type Expr, FALSE, isTrue, literal, not, or, path, type Sign, TRUE, when, write } from './expr.ts';
import { holds } from './holds.ts';
import { Untranslatable } from './tree.ts';

/** Something that is in a collection when `there` holds. Answers of single and several choices are their options, each with its own. */
export interface Element {
  readonly there: Expr;
  readonly value: Value;
}

export type Value =
  /** A number, a text or a time that is known only when the form is answered. */
  | {
      readonly kind: 'scalar';
      readonly type: ScalarType;
      readonly expr: Expr;
      /** The expression comes to nothing by itself where the element is not there. */
      readonly isWhole?: boolean;
    }
  | { readonly kind: 'logic'; readonly yes: Expr; readonly no: Expr }
  /** JSON of the questionnaire itself, or an option of it: known now. */
  | { readonly kind: 'known'; readonly json: unknown }
  | { readonly kind: 'quantity'; readonly expr: Expr; readonly unit: string | null }
  | { readonly kind: 'response' }
  | { readonly kind: 'item'; readonly item: SourceItem }
  | { readonly kind: 'answer'; readonly placed: Placed; readonly option: PlacedOption | null }
  /** An answer that no condition can see; only what it cannot be is known. */
  | { readonly kind: 'lost'; readonly item: SourceItem; readonly because: string };
export type ScalarType = 'number' | 'text' | 'date' | 'dateTime' | 'time';

/** True, false, or neither: `yes` and `no` never hold at once. */
export interface Logic {
  readonly yes: Expr;
  readonly no: Expr;
}

/** The answers an item may have. */
export function answersTo(placed: Placed): readonly Element[] {
  if (placed.unreachable !== null) throw new Untranslatable(placed.unreachable);
  const here = path(answersOf(placed));
  if (placed.kind === 'single' || placed.kind === 'several')
    return placed.options.map((option) => ({
      there:
        placed.kind === 'single'
          ? { op: 'compare', sign: '=', left: here, right: literal(option.id) }
          : { op: 'in', value: option.id, list: answersOf(placed) },
      value: { kind: 'answer', placed, option },
    }));
  return [{ there: { op: 'exists', of: here }, value: { kind: 'answer', placed, option: null } }];
}

/** `answer.value`. */
export function valueOf(
  { placed, option }: { readonly placed: Placed; readonly option: PlacedOption | null },
  sort: string | null,
): Value | null {
  if (sort !== null && sort !== sortOf(placed, option)) return null;
  const here = path(answersOf(placed));
  if (option !== null) {
    const { name, raws, code } = option.source;
    return {
      kind: 'known',
      json: name === 'valueCoding' ? raws.coding : (Object.entries(raws.option).find(([key]) => key === name)?.[1] ?? code),
    };
  }
  switch (placed.kind) {
    case 'logic':
      return {
        kind: 'logic',
        yes: { op: 'compare', sign: '=', left: here, right: TRUE },
        no: { op: 'compare', sign: '=', left: here, right: FALSE },
      };
    case 'number':
    case 'calculated':
      return { kind: 'scalar', type: 'number', expr: here };
    case 'quantity':
      return { kind: 'quantity', expr: here, unit: placed.unit ?? null };
    case 'date':
    case 'dateTime':
    case 'time':
    case 'text':
      return { kind: 'scalar', type: placed.kind, expr: here };
    case 'present':
      throw new Untranslatable('Svaret kan bara finnas eller saknas; vad det innehåller kan inget villkor se.');
    case 'single':
    case 'several':
      return null;
  }
}

/** Whether an item's answer can be read as `valueX`. */
export const maybe = (item: SourceItem, sort: string | null): boolean =>
  sort === null ||
  (item.options === null
    ? SORTS[item.type] === sort || item.type === 'choice' || item.type === 'open-choice'
    : item.options.some(({ name }) => name === `value${sort}`));

const SORTS: Readonly<Record<string, string>> = {
  boolean: 'Boolean', decimal: 'Decimal', integer: 'Integer', date: 'Date', dateTime: 'DateTime', time: 'Time', string: 'String', text: 'String',
  url: 'Uri', attachment: 'Attachment', reference: 'Reference', quantity: 'Quantity',
}; // biome-ignore format: a table

const sortOf = ({ item }: Placed, option: PlacedOption | null): string | undefined =>
  option === null ? SORTS[item.type] : option.source.name.slice('value'.length);

/** What a known piece of JSON is when it is compared or reckoned with. */
export function plain(value: Value): Value {
  if (value.kind !== 'known') return value;
  if (typeof value.json === 'number') return { kind: 'scalar', type: 'number', expr: literal(value.json) };
  if (typeof value.json === 'string') return { kind: 'scalar', type: 'text', expr: literal(value.json) };
  if (typeof value.json === 'boolean')
    return value.json ? { kind: 'logic', yes: TRUE, no: FALSE } : { kind: 'logic', yes: FALSE, no: TRUE };
  return value;
}

/** Whether at most one of them is there at a time. */
export function isAtMostOne(elements: readonly Element[]): boolean {
  if (elements.length <= 1) return true;
  const paths = elements.map(({ there }) => optionOf(there)?.path ?? null);
  return paths[0] !== null && paths.every((one) => one === paths[0]) && elements.every(({ there }) => there.op === 'compare');
}

/** The option that a guard stands for, if it is one: alone, or first among what is asked besides. */
function optionOf(there: Expr): { readonly path: string; readonly id: string } | null {
  if (
    there.op === 'compare' &&
    there.sign === '=' &&
    there.left.op === 'path' &&
    there.right.op === 'literal' &&
    typeof there.right.value === 'string'
  )
    return { path: there.left.name, id: there.right.value };
  return there.op === 'in' ? { path: there.list, id: there.value } : null;
}

/** One value, or nothing: a collection used where there may be only one. */
export function only(
  elements: readonly Element[],
  known: readonly Placed[],
): { readonly there: Expr; readonly type: ScalarType; readonly expr: Expr } | null {
  if (elements.length === 0) return null;
  if (!isAtMostOne(elements)) throw new Untranslatable('Uttrycket väntar sig ett enda värde där det kan finnas flera.');
  const scalars = elements.map(({ there, value }) => ({ there, value: scalar(value) }));
  const type = scalars[0]?.value.type ?? 'number';
  if (scalars.some(({ value }) => value.type !== type)) throw new Untranslatable('Uttrycket blandar tal och text.');
  const scored = scoredBy(elements, known);
  if (scored) return { there: scored.there, type, expr: scored.expr };
  const expr = scalars.reduceRight<Expr | null>(
    (rest, { there, value }) => (value.isWhole === true || isShownBy(there, value.expr) ? value.expr : when(there, value.expr, rest)),
    null,
  );
  return { there: anyOf(elements, known), type, expr: expr ?? literal(0) };
}

const isShownBy = (there: Expr, expr: Expr): boolean => there.op === 'exists' && expr.op === 'path' && write(there.of) === expr.name;

function scalar(value: Value): { readonly type: ScalarType; readonly expr: Expr; readonly isWhole?: boolean } {
  const one = plain(value);
  if (one.kind === 'scalar') return one;
  if (one.kind === 'quantity') throw new Untranslatable('Uttrycket räknar med ett mått utan att ta fram dess tal.');
  throw new Untranslatable('Uttrycket räknar med något annat än tal och text.');
}

/** A choice whose numbers are its options' scores, all of them: `scores.q1`. */
export function scoredBy(elements: readonly Element[], known: readonly Placed[]): { readonly there: Expr; readonly expr: Expr } | null {
  const first = elements[0] === undefined ? null : optionOf(elements[0].there);
  const placed = first === null ? undefined : known.find((one) => answersOf(one) === first.path);
  if (!placed || (placed.kind !== 'single' && placed.kind !== 'several')) return null;
  const scored = placed.options.filter(({ score }) => score !== null);
  if (scored.length !== elements.length || (placed.kind === 'several' && scored.length !== placed.options.length)) return null;
  const isWhole = elements.every(({ there, value }) => {
    const option = optionOf(there);
    return (
      option?.path === first?.path && value.kind === 'known' && scored.some(({ id, score }) => id === option?.id && score === value.json)
    );
  });
  if (!isWhole) return null;
  const expr = path(scoresOf(placed));
  // Where every option has a score, a score is there exactly when an answer is.
  return { there: { op: 'exists', of: scored.length === placed.options.length ? path(answersOf(placed)) : expr }, expr };
}

/** Whether any of them is there; every option of a choice is the same as an answer to it. */
export function anyOf(elements: readonly Element[], known: readonly Placed[]): Expr {
  const byPath = new Map<string, Element[]>();
  const others: Expr[] = [];
  for (const element of elements) {
    const option = optionOf(element.there);
    if (option === null) others.push(element.there);
    else byPath.set(option.path, [...(byPath.get(option.path) ?? []), element]);
  }
  const chosen = [...byPath].map(([name, group]) => {
    const placed = known.find((one) => answersOf(one) === name);
    const isAll = placed !== undefined && placed.options.length === new Set(group.map(({ there }) => optionOf(there)?.id)).size;
    return isAll ? ({ op: 'exists', of: path(name) } as const) : or(...group.map(({ there }) => there));
  });
  return or(...chosen, ...others);
}

/** Two collections of at most one, compared: for each pair that is there. */
export function compared(sign: Sign, left: readonly Element[], right: readonly Element[]): Logic {
  if (!isAtMostOne(left) || !isAtMostOne(right)) throw new Untranslatable('Uttrycket jämför flera värden på en gång.');
  const pairs = left.flatMap((a) =>
    right.map((b) => ({ there: and(guardOf(a), guardOf(b)), logic: comparedPair(sign, a.value, b.value) })),
  );
  return {
    yes: or(...pairs.map(({ there, logic }) => and(there, logic.yes))),
    no: or(...pairs.map(({ there, logic }) => and(there, logic.no))),
  };
}

/** A comparison with an answer that is not there says neither yes nor no by itself. */
function guardOf({ there, value }: Element): Expr {
  const one = plain(value);
  if (one.kind === 'logic') return TRUE;
  if (one.kind === 'scalar' && one.isWhole === true) return TRUE;
  return (one.kind === 'scalar' || one.kind === 'quantity') && isShownBy(there, one.expr) ? TRUE : there;
}

const OPPOSITE: Readonly<Record<Sign, Sign>> = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };

export function comparedPair(sign: Sign, left: Value, right: Value): Logic {
  const [a, b] = [plain(left), plain(right)];
  if (a.kind === 'logic' && b.kind === 'logic' && (sign === '=' || sign === '!=')) {
    const same = { yes: or(and(a.yes, b.yes), and(a.no, b.no)), no: or(and(a.yes, b.no), and(a.no, b.yes)) };
    return sign === '=' ? same : { yes: same.no, no: same.yes };
  }
  if (a.kind === 'scalar' && b.kind === 'scalar') return comparedScalars(sign, a, b);
  if (a.kind === 'quantity' && b.kind === 'quantity' && a.unit === b.unit)
    return comparedScalars(sign, { kind: 'scalar', type: 'number', expr: a.expr }, { kind: 'scalar', type: 'number', expr: b.expr });
  if (a.kind === 'known' && b.kind === 'known' && (sign === '=' || sign === '!='))
    return constant((JSON.stringify(a.json) === JSON.stringify(b.json)) === (sign === '='));
  throw new Untranslatable('Uttrycket jämför värden av sorter som våra villkor inte kan jämföra.');
}

type Scalar = Extract<Value, { kind: 'scalar' }>;

function comparedScalars(sign: Sign, a: Scalar, b: Scalar): Logic {
  if (a.type !== b.type) throw new Untranslatable('Uttrycket jämför värden av olika sort.');
  if (a.expr.op === 'literal' && b.expr.op === 'literal') return constant(holds(sign, a.expr.value, b.expr.value));
  if (a.type === 'dateTime') throw new Untranslatable('Uttrycket jämför tidpunkter med tidszon, och våra har ingen.');
  return {
    yes: { op: 'compare', sign, left: a.expr, right: b.expr },
    no: { op: 'compare', sign: OPPOSITE[sign], left: a.expr, right: b.expr },
  };
}

const constant = (value: boolean): Logic => (value ? { yes: TRUE, no: FALSE } : { yes: FALSE, no: TRUE });

/** The parts of known JSON below a name; `value` is any `value[x]`. */
export function partsOf(json: unknown, name: string): readonly unknown[] {
  if (!isObject(json)) return [];
  const found = Object.hasOwn(json, name) ? json[name] : name === 'value' ? anyValue(json) : undefined;
  return found === undefined || found === null ? [] : Array.isArray(found) ? (found as readonly unknown[]) : [found];
}

const anyValue = (json: Json): unknown => Object.entries(json).find(([key]) => /^value[A-Z]/.test(key))?.[1];
export const isAlways = (element: Element): boolean => isTrue(element.there);
export const negated = ({ yes, no }: Logic): Logic => ({ yes: no, no: yes });
export const notThere = (there: Expr): Logic => ({ yes: not(there), no: there });
