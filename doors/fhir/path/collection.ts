// Long because it is one language: each part of FHIRPath that ours can say has its case here, and the rest its sentence.
import type { Json } from '../json.ts';
import type { Placed } from '../placed.ts';
import type { SourceItem } from '../sourceItem.ts';
import {
  answersTo, anyOf, compared, type Element, isAlways, isAtMostOne, type Logic, maybe, negated, notThere, only, partsOf, plain, type Value, valueOf,
} from './elements.ts'; // biome-ignore format: one import
import { and, type Expr, FALSE, isSame, literal, not, or, type Sign, TRUE, when } from './expr.ts';
import { counted, number, sum } from './counting.ts';
import { type Tree, treeOf, Untranslatable } from './tree.ts';

/** What an expression of FHIRPath comes to, whatever will be answered: a list of what may be in it, or a truth with three values. */
export type Collection = { readonly kind: 'list'; readonly elements: readonly Element[] } | ({ readonly kind: 'logic' } & Logic);

export interface Scope {
  /** The questionnaire as it stands in the file. */
  readonly questionnaire: Json;
  readonly items: readonly SourceItem[];
  /** The item that the expression stands on. */
  readonly context: SourceItem | null;
  /** By name, as FHIRPath text. */
  readonly variables: ReadonlyMap<string, string>;
  /** Every place that can be looked at. */
  readonly known: readonly Placed[];
  /** Where an item ended up, or a sentence. */
  readonly placeOf: (item: SourceItem) => Placed | string;
  readonly score: (coding: unknown) => number | null;
}

interface Here extends Scope {
  readonly focus: readonly Element[];
  readonly inside: readonly string[];
  readonly work: { steps: number };
}

/** Reads a tree with the answers still unknown; throws `Untranslatable` for what our language cannot say. */
export function read(tree: Tree, scope: Scope): Collection {
  const focus: readonly Element[] = scope.context === null ? [known({ kind: 'response' })] : [known({ kind: 'item', item: scope.context })];
  return walk(tree, { ...scope, focus, inside: [], work: { steps: 0 } });
}

const MOST_STEPS = 20_000;
const MOST_ELEMENTS = 4000;

const known = (value: Value): Element => ({ there: TRUE, value });
const list = (elements: readonly Element[]): Collection => ({ kind: 'list', elements });
const logic = ({ yes, no }: Logic): Collection => ({ kind: 'logic', yes, no });
const NOTHING: Collection = list([]);

function walk(tree: Tree, here: Here): Collection {
  here.work.steps += 1;
  if (here.work.steps > MOST_STEPS) throw new Untranslatable('Uttrycket är för stort för att översättas.');
  switch (tree.kind) {
    case 'empty':
      return NOTHING;
    case 'this':
      return list(here.focus);
    case 'literal':
      if (tree.type === 'logic') return logic(tree.value === true ? { yes: TRUE, no: FALSE } : { yes: FALSE, no: TRUE });
      return list([known({ kind: 'scalar', type: tree.type, expr: literal(tree.value) })]);
    case 'quantity':
      return list([known({ kind: 'quantity', expr: literal(tree.value), unit: tree.unit })]);
    case 'variable':
      return variable(tree.name, here);
    case 'name':
      return member(tree.of === null ? null : elementsOf(walk(tree.of, here)), tree.name, here);
    case 'call':
      return call(tree, here);
    case 'index': {
      const place = elementsOf(walk(tree.place, here))[0]?.value;
      const elements = elementsOf(walk(tree.of, here));
      if (place?.kind !== 'scalar' || place.expr.op !== 'literal' || typeof place.expr.value !== 'number')
        throw new Untranslatable('Uttrycket väljer ur en lista med ett uträknat nummer.');
      return pick(elements, place.expr.value);
    }
    case 'negate': {
      const value = number(elementsOf(walk(tree.of, here)), here.known);
      return value === null
        ? NOTHING
        : list([{ there: value.there, value: { kind: 'scalar', type: 'number', expr: negative(value.expr) } }]);
    }
    case 'type':
      return typed(elementsOf(walk(tree.of, here)), tree.sign, tree.name);
    case 'binary':
      return binary(tree, here);
  }
}

const negative = (expr: Expr): Expr =>
  expr.op === 'literal' && typeof expr.value === 'number' ? literal(-expr.value) : { op: 'negate', of: expr };

function variable(name: string, here: Here): Collection {
  switch (name.toLowerCase()) {
    case 'resource':
    case 'questionnaireresponse':
      return list([known({ kind: 'response' })]);
    case 'context':
      return here.context === null ? list([known({ kind: 'response' })]) : list([known({ kind: 'item', item: here.context })]);
    case 'questionnaire':
      return list([known({ kind: 'known', json: here.questionnaire })]);
    case 'qitem':
      return here.context === null ? NOTHING : list([known({ kind: 'known', json: here.context.raw })]);
  }
  const text = here.variables.get(name);
  if (text === undefined) throw new Untranslatable(`Uttrycket hämtar ”${name.slice(0, 40)}” utifrån, till exempel ur journalen.`);
  if (here.inside.includes(name)) throw new Untranslatable(`Variabeln ”${name.slice(0, 40)}” räknar på sig själv.`);
  const focus: readonly Element[] = here.context === null ? [known({ kind: 'response' })] : [known({ kind: 'item', item: here.context })];
  return walk(treeOf(text), { ...here, focus, inside: [...here.inside, name] });
}

/** `true` as an element, for what goes on from a truth. */
const elementsOf = (collection: Collection): readonly Element[] =>
  collection.kind === 'list'
    ? limited(collection.elements)
    : [{ there: or(collection.yes, collection.no), value: { kind: 'logic', yes: collection.yes, no: collection.no } }];

function limited(elements: readonly Element[]): readonly Element[] {
  if (elements.length > MOST_ELEMENTS) throw new Untranslatable('Uttrycket är för stort för att översättas.');
  return elements;
}

function member(of: readonly Element[] | null, name: string, here: Here): Collection {
  const from = of ?? here.focus;
  if (of === null && name === 'QuestionnaireResponse') return list([known({ kind: 'response' })]);
  if (of === null && /^[A-Z]/.test(name))
    throw new Untranslatable(`Uttrycket hämtar ”${name.slice(0, 40)}” utifrån, till exempel ur journalen.`);
  return list(
    from.flatMap(({ there, value }) => below(value, name, here).map((part) => ({ there: and(there, part.there), value: part.value }))),
  );
}

function below(value: Value, name: string, here: Here): readonly Element[] {
  switch (value.kind) {
    case 'response':
      return name === 'item' ? here.items.map((item) => known({ kind: 'item', item })) : [];
    case 'item':
      if (name === 'linkId') return [known({ kind: 'known', json: value.item.linkId })];
      if (name === 'text') return value.item.raw['text'] === undefined ? [] : [known({ kind: 'known', json: value.item.raw['text'] })];
      if (name === 'item') return value.item.type === 'group' ? value.item.items.map((item) => known({ kind: 'item', item })) : [];
      return name === 'answer' ? answersOf(value.item, here) : [];
    case 'answer': {
      if (name === 'item') return value.placed.item.items.map((item) => known({ kind: 'item', item }));
      if (!name.startsWith('value')) return [];
      const found = valueOf(value, name === 'value' ? null : name.slice('value'.length));
      return found === null ? [] : [known(found)];
    }
    case 'lost':
      if (name.startsWith('value') && !maybe(value.item, name === 'value' ? null : name.slice('value'.length))) return [];
      if (name === 'item') return value.item.items.map((item) => known({ kind: 'item', item }));
      throw new Untranslatable(value.because);
    case 'known':
      return partsOf(value.json, name).map((json) => known({ kind: 'known', json }));
    case 'quantity':
      if (name === 'value') return [known({ kind: 'scalar', type: 'number', expr: value.expr })];
      return (name === 'unit' || name === 'code') && value.unit !== null ? [known({ kind: 'known', json: value.unit })] : [];
    case 'scalar':
    case 'logic':
      return [];
  }
}

function answersOf(item: SourceItem, here: Here): readonly Element[] {
  if (item.type === 'group' || item.type === 'display') return [];
  const placed = here.placeOf(item);
  if (typeof placed === 'string' || placed.unreachable !== null)
    return [known({ kind: 'lost', item, because: typeof placed === 'string' ? placed : (placed.unreachable ?? '') })];
  return answersTo(placed);
}

function call({ of, name, given }: Extract<Tree, { kind: 'call' }>, here: Here): Collection {
  if (name === 'iif') return choice(given, of === null ? here : { ...here, focus: elementsOf(walk(of, here)) });
  if (of === null && name === 'today') throw new Untranslatable('Uttrycket ser på dagens datum, och det gör inga villkor i ett formulär.');
  if (of === null && name === 'now') throw new Untranslatable('Uttrycket ser på klockan, och det gör inga villkor i ett formulär.');
  const collection = of === null ? list(here.focus) : walk(of, here);
  const linkId = name === 'where' ? linkIdIn(given[0]) : null;
  if (linkId !== null && collection.kind === 'list' && collection.elements.every(({ value }) => value.kind === 'item'))
    return list(collection.elements.filter(({ value }) => value.kind === 'item' && value.item.linkId === linkId));
  const elements = elementsOf(collection);
  const [first] = given;
  const inside = (element: Element, tree: Tree): Logic => truthOf(walk(tree, { ...here, focus: [{ ...element, there: TRUE }] }));
  const where = (tree: Tree | undefined): readonly Element[] =>
    tree === undefined ? elements : elements.flatMap((element) => kept(element, and(element.there, inside(element, tree).yes)));
  switch (name) {
    case 'where':
      return list(where(first));
    case 'select':
      if (first === undefined) return NOTHING;
      return list(
        elements.flatMap((element) =>
          elementsOf(walk(first, { ...here, focus: [{ ...element, there: TRUE }] })).map((part) => ({
            there: and(element.there, part.there),
            value: part.value,
          })),
        ),
      );
    case 'exists':
      return logic(negated(notThere(presence(where(first), here))));
    case 'empty':
      return logic(notThere(presence(elements, here)));
    case 'not': {
      const truth = truthOf(collection);
      return logic(negated(truth));
    }
    case 'all': {
      if (first === undefined) throw new Untranslatable('Uttrycket saknar en del.');
      const all = elements.map((element) => {
        const { yes } = inside(element, first);
        return or(not(element.there), yes);
      });
      const yes = and(...all);
      return logic({ yes, no: not(yes) });
    }
    case 'allTrue':
    case 'allFalse':
    case 'anyTrue':
    case 'anyFalse':
      return logic(allOrAny(name, elements));
    case 'count':
      return list([known({ kind: 'scalar', type: 'number', expr: counted(elements, here.known) })]);
    case 'sum':
      return list(sum(elements, here.known));
    case 'hasValue':
      return logic(negated(notThere(presence(elements, here))));
    case 'first':
      return pick(elements, 0);
    case 'last':
    case 'single':
      if (!isAtMostOne(elements)) throw new Untranslatable(`Uttrycket tar ut ett svar av flera med ${name}().`);
      return list(elements);
    case 'item':
    case 'children':
      return member(elements, 'item', here);
    case 'descendants':
      return list(elements.flatMap((element) => descendants(element, here, true)));
    case 'repeat':
      if (first?.kind !== 'name' || first.of !== null || first.name !== 'item')
        throw new Untranslatable('Uttrycket går igenom svaren på ett sätt som våra villkor inte kan.');
      return list(elements.flatMap((element) => descendants(element, here, false)));
    case 'ofType':
      return typed(elements, 'as', first?.kind === 'name' ? first.name : '');
    case 'ordinal':
    case 'weight':
      return list(
        elements.flatMap(({ there, value }) => {
          const score = value.kind === 'known' ? here.score(value.json) : null;
          return score === null ? [] : [{ there, value: { kind: 'known', json: score } as const }];
        }),
      );
    case 'toInteger':
    case 'toDecimal':
      if (elements.every(({ value }) => plain(value).kind === 'scalar' && (plain(value) as { type: string }).type === 'number'))
        return list(elements);
      return list(elements.flatMap(({ there, value }) => numeric(there, value)));
    default:
      throw new Untranslatable(`Uttrycket använder funktionen ${name.slice(0, 40)}(), som våra villkor saknar.`);
  }
}

/** `linkId = 'q1'`, by far the most usual test. */
const linkIdIn = (tree: Tree | undefined): string | null =>
  tree?.kind === 'binary' &&
  tree.sign === '=' &&
  tree.left.kind === 'name' &&
  tree.left.of === null &&
  tree.left.name === 'linkId' &&
  tree.right.kind === 'literal' &&
  typeof tree.right.value === 'string'
    ? tree.right.value
    : null;

const kept = (element: Element, there: Expr): readonly Element[] => (isSame(there, FALSE) ? [] : [{ there, value: element.value }]);

function numeric(there: Expr, value: Value): readonly Element[] {
  if (value.kind !== 'known' || typeof value.json !== 'string') throw new Untranslatable('Uttrycket gör om text till tal.');
  return /^[+-]?\d+$/.test(value.json) ? [{ there, value: { kind: 'known', json: Number(value.json) } }] : [];
}

/** Whether anything is there; of items themselves nothing is said, only of their answers. */
function presence(elements: readonly Element[], here: Here): Expr {
  if (elements.some(({ value }) => value.kind === 'item' || value.kind === 'response'))
    throw new Untranslatable('Uttrycket frågar om en post finns, inte om den är besvarad.');
  return anyOf(elements, here.known);
}

function pick(elements: readonly Element[], index: number): Collection {
  if (index === 0 && isAtMostOne(elements)) return list(elements);
  if (!elements.every(isAlways)) throw new Untranslatable('Uttrycket tar ut ett svar av flera efter nummer.');
  return list(elements.slice(index, index + 1));
}

function descendants(element: Element, here: Here, throughAnswers: boolean): readonly Element[] {
  if (element.value.kind === 'response')
    return here.items.flatMap((item) => [known({ kind: 'item', item }), ...itemsBelow(item, throughAnswers)]);
  if (element.value.kind === 'item') return itemsBelow(element.value.item, throughAnswers);
  if (element.value.kind === 'known')
    return partsOf(element.value.json, 'item').flatMap((json) => {
      const part = known({ kind: 'known', json });
      return [part, ...descendants(part, here, throughAnswers)];
    });
  throw new Untranslatable('Uttrycket går igenom svaren på ett sätt som våra villkor inte kan.');
}

const itemsBelow = (item: SourceItem, throughAnswers: boolean): readonly Element[] =>
  item.type !== 'group' && !throughAnswers
    ? []
    : item.items.flatMap((below) => [known({ kind: 'item', item: below }), ...itemsBelow(below, throughAnswers)]);

function typed(elements: readonly Element[], sign: string, name: string): Collection {
  const type = name.split('.').at(-1)?.toLowerCase() ?? '';
  const fits = ({ value }: Element): boolean => {
    const one = plain(value);
    if (one.kind === 'scalar')
      return one.type === 'number'
        ? ['integer', 'decimal'].includes(type)
        : one.type === 'text'
          ? type === 'string'
          : one.type.toLowerCase() === type;
    if (one.kind === 'logic') return type === 'boolean';
    return one.kind === 'quantity' ? type === 'quantity' : one.kind === 'known' && type === 'coding';
  };
  if (sign === 'as') return list(elements.filter(fits));
  throw new Untranslatable('Uttrycket frågar efter ett värdes typ.');
}

/** A truth with three values: what is not there is neither. */
function truthOf(collection: Collection): Logic {
  if (collection.kind === 'logic') return collection;
  if (collection.elements.length === 0) return { yes: FALSE, no: FALSE };
  const [element, ...more] = collection.elements.map(({ there, value }) => ({ there, value: plain(value) }));
  if (!element || more.length > 0 || element.value.kind !== 'logic')
    throw new Untranslatable('Uttrycket använder ett värde som om det vore sant eller falskt.');
  return {
    yes: and(guard(element.there, element.value.yes), element.value.yes),
    no: and(guard(element.there, element.value.no), element.value.no),
  };
}

/** An answer that is compared with true is there already. */
const guard = (there: Expr, compared: Expr): Expr =>
  there.op === 'exists' && compared.op === 'compare' && isSame(there.of, compared.left) ? TRUE : there;

function allOrAny(name: string, elements: readonly Element[]): Logic {
  const truths = elements.map((element) => ({ there: element.there, truth: truthOf(list([element])) }));
  const wanted = name.endsWith('True');
  const any = or(...truths.map(({ truth }) => (wanted ? truth.yes : truth.no)));
  const none = or(...truths.map(({ truth }) => (wanted ? truth.no : truth.yes)));
  return name.startsWith('any') ? { yes: any, no: not(any) } : { yes: not(none), no: none };
}

function choice(given: readonly Tree[], here: Here): Collection {
  const [criterion, then, otherwise] = given;
  if (!criterion || !then) throw new Untranslatable('Uttrycket saknar en del.');
  const { yes } = truthOf(walk(criterion, here));
  const [a, b] = [walk(then, here), otherwise ? walk(otherwise, here) : NOTHING];
  if (isSame(yes, TRUE)) return a;
  if (isSame(yes, FALSE)) return b;
  if (a.kind === 'logic' || b.kind === 'logic') {
    const [left, right] = [truthOf(a), truthOf(b)];
    return logic({ yes: or(and(yes, left.yes), and(not(yes), right.yes)), no: or(and(yes, left.no), and(not(yes), right.no)) });
  }
  if (
    isAtMostOne(a.elements) &&
    isAtMostOne(b.elements) &&
    [...a.elements, ...b.elements].every(({ value }) => plain(value).kind === 'scalar')
  ) {
    const [left, right] = [only(a.elements, here.known), only(b.elements, here.known)];
    const type = left?.type ?? right?.type ?? 'number';
    if (left && right && left.type !== right.type) throw new Untranslatable('Uttrycket blandar tal och text.');
    const expr = left ? when(yes, left.expr, right?.expr ?? null) : right ? when(not(yes), right.expr, null) : literal(0);
    const there = or(left ? and(yes, left.there) : FALSE, right ? and(not(yes), right.there) : FALSE);
    return list(left || right ? [{ there, value: { kind: 'scalar', type, expr, isWhole: true } }] : []);
  }
  return list([
    ...a.elements.flatMap((element) => kept(element, and(yes, element.there))),
    ...b.elements.flatMap((element) => kept(element, and(not(yes), element.there))),
  ]);
}

const COMPARE: Readonly<Record<string, Sign>> = { '=': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

function binary({ sign, left, right }: Extract<Tree, { kind: 'binary' }>, here: Here): Collection {
  switch (sign) {
    case 'and':
    case 'or':
    case 'xor':
    case 'implies':
      return logic(joined(sign, truthOf(walk(left, here)), truthOf(walk(right, here))));
  }
  const [a, b] = [elementsOf(walk(left, here)), elementsOf(walk(right, here))];
  const compare = COMPARE[sign];
  if (compare !== undefined) return logic(a.length === 0 || b.length === 0 ? { yes: FALSE, no: FALSE } : compared(compare, a, b));
  if (sign === 'in') return logic(contained(a, b, here));
  if (sign === 'contains') return logic(contained(b, a, here));
  if (sign === '|') return list([...a, ...b]);
  return list(reckoned(sign, a, b, here));
}

function joined(sign: 'and' | 'or' | 'xor' | 'implies', a: Logic, b: Logic): Logic {
  switch (sign) {
    case 'and':
      return { yes: and(a.yes, b.yes), no: or(a.no, b.no) };
    case 'or':
      return { yes: or(a.yes, b.yes), no: and(a.no, b.no) };
    case 'xor':
      return { yes: or(and(a.yes, b.no), and(a.no, b.yes)), no: or(and(a.yes, b.yes), and(a.no, b.no)) };
    case 'implies':
      return { yes: or(a.no, b.yes), no: and(a.yes, b.no) };
  }
}

/** One value among many; nothing to look for says nothing, nothing to look in says no. */
function contained(one: readonly Element[], many: readonly Element[], here: Here): Logic {
  if (!isAtMostOne(one)) throw new Untranslatable('Uttrycket letar efter flera värden på en gång.');
  const yes = or(
    ...one.flatMap((a) => many.map((b) => and(a.there, b.there, compared('=', [{ ...a, there: TRUE }], [{ ...b, there: TRUE }]).yes))),
  );
  return { yes, no: and(anyOf(one, here.known), not(yes)) };
}

function reckoned(sign: string, a: readonly Element[], b: readonly Element[], here: Here): readonly Element[] {
  const signs: Readonly<Record<string, '+' | '-' | '*' | '/' | '%'>> = { '+': '+', '-': '-', '*': '*', '/': '/', mod: '%' };
  const ours = signs[sign];
  if (ours === undefined) throw new Untranslatable(`Uttrycket använder ”${sign.slice(0, 20)}”, som våra villkor saknar.`);
  const [left, right] = [number(a, here.known), number(b, here.known)];
  if (left === null || right === null) return [];
  const expr: Expr = { op: 'reckon', sign: ours, left: left.expr, right: right.expr };
  const there = and(left.there, right.there);
  if (ours !== '/' && ours !== '%') return [{ there, value: { kind: 'scalar', type: 'number', expr, isWhole: true } }];
  const isSafe: Expr =
    right.expr.op === 'literal'
      ? right.expr.value === 0
        ? FALSE
        : TRUE
      : { op: 'compare', sign: '!=', left: right.expr, right: literal(0) };
  return [{ there: and(there, isSafe), value: { kind: 'scalar', type: 'number', expr: when(isSafe, expr, null), isWhole: true } }];
}
