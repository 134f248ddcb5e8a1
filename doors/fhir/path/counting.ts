import type { Placed } from '../placed.ts';
import { anyOf, type Element, isAlways, isAtMostOne, only, scoredBy } from './elements.ts';
import { type Expr, isSame, literal, or, TRUE, when } from './expr.ts';
import { Untranslatable } from './tree.ts';

/** How many of them are there, when the form is answered. */
export function counted(elements: readonly Element[], known: readonly Placed[]): Expr {
  if (elements.some(({ value }) => value.kind === 'item' || value.kind === 'response'))
    throw new Untranslatable('Uttrycket räknar poster, inte svar.');
  const several = wholeChoice(elements, known);
  if (several !== null) return { op: 'count', of: several };
  const always = elements.filter(isAlways).length;
  const byAnswer = groupsOf(elements.filter((element) => !isAlways(element))).map((group) =>
    isAtMostOne(group) ? [group] : group.map((one) => [one]),
  );
  return plus([
    ...(always > 0 ? [literal(always)] : []),
    ...byAnswer.flat().map((group) => when(anyOf(group, known), literal(1), literal(0))),
  ]);
}

/** All options of one question with several choices: counted as the answer's own list. */
function wholeChoice(elements: readonly Element[], known: readonly Placed[]): Expr | null {
  const [first] = elements;
  if (first?.there.op !== 'in') return null;
  const any = anyOf(elements, known);
  return any.op === 'exists' && any.of.op === 'path' && groupsOf(elements).length === 1 ? any.of : null;
}

/** FHIRPath's sum: of what is there; nothing when nothing is. */
export function sum(elements: readonly Element[], known: readonly Placed[]): readonly Element[] {
  const groups = groupsOf(elements);
  const terms = groups.flatMap((group): readonly { readonly there: Expr; readonly expr: Expr }[] => {
    const scored = scoredBy(group, known);
    if (scored !== null) return [scored];
    if (isAtMostOne(group)) {
      const one = number(group, known);
      return one === null ? [] : [one];
    }
    return group.flatMap((element) => number([element], known) ?? []);
  });
  if (terms.length === 0) return [];
  const there = or(...terms.map((term) => term.there));
  const total = plus(terms.map((term) => (isSame(term.there, TRUE) ? term.expr : when(term.there, unguarded(term), literal(0)))));
  return [
    {
      there,
      value: {
        kind: 'scalar',
        type: 'number',
        isWhole: true,
        expr: terms.length === 1 && terms[0] ? terms[0].expr : when(there, total, null),
      },
    },
  ];
}

const unguarded = ({ there, expr }: { readonly there: Expr; readonly expr: Expr }): Expr =>
  expr.op === 'if' && expr.otherwise === null && isSame(expr.when, there) ? expr.then : expr;

/** Elements that belong to one answer, together. */
function groupsOf(elements: readonly Element[]): readonly (readonly Element[])[] {
  const groups: Element[][] = [];
  for (const element of elements) {
    const name = nameOf(element.there);
    const group = name === null ? undefined : groups.find(([first]) => first !== undefined && nameOf(first.there) === name);
    if (group) group.push(element);
    else groups.push([element]);
  }
  return groups;
}

const nameOf = (there: Expr): string | null =>
  there.op === 'in' ? there.list : there.op === 'compare' && there.left.op === 'path' && there.sign === '=' ? there.left.name : null;

function plus(terms: readonly Expr[]): Expr {
  const [first, ...rest] = terms;
  return rest.reduce<Expr>((left, right) => ({ op: 'reckon', sign: '+', left, right }), first ?? literal(0));
}

/** One number, or nothing. */
export function number(elements: readonly Element[], known: readonly Placed[]): { readonly there: Expr; readonly expr: Expr } | null {
  const one = only(elements, known);
  if (one !== null && one.type !== 'number') throw new Untranslatable('Uttrycket räknar med något som inte är tal.');
  return one;
}
