import type { Placed } from '../placed.ts';
import type { SourceItem } from '../sourceItem.ts';
import { type Collection, read, type Scope } from './collection.ts';
import { only } from './elements.ts';
import { type Expr, FALSE, isFalse, isOpposite, isTrue, literal, pathsIn, when } from './expr.ts';
import { treeOf, Untranslatable } from './tree.ts';

/** What an expression of FHIRPath is translated in: where it stands, and where everything else ended up. */
export interface Asker {
  readonly scope: Scope;
  /** Only what stands before this may be looked at; a result looks at the whole form. */
  readonly order: number;
}

export type Translated<T> = T | { readonly because: string };

/** A FHIRPath condition → what makes it true, in our language; or why that cannot be said. Nothing to tell from is not true. */
export function translateCondition(text: string, asker: Asker): Translated<{ readonly expr: Expr }> {
  return attempt(() => {
    const result = read(treeOf(text), asker.scope);
    const expr = logicOf(result);
    checkOrder(expr, asker);
    return { expr };
  });
}

/** A FHIRPath calculation → an expression that comes to the same number, text or truth, and to nothing where it comes to nothing. */
export function translateValue(
  text: string,
  asker: Asker,
): Translated<{ readonly expr: Expr; readonly type: 'number' | 'text' | 'logic' }> {
  return attempt(() => {
    const result = read(treeOf(text), asker.scope);
    const made = valueOf(result, asker.scope.known);
    checkOrder(made.expr, asker);
    return made;
  });
}

function logicOf(result: Collection): Expr {
  if (result.kind === 'logic') return result.yes;
  if (result.elements.length === 0) return FALSE;
  const [element, ...more] = result.elements;
  if (element?.value.kind === 'logic' && more.length === 0) return element.value.yes;
  throw new Untranslatable('Uttrycket är inget villkor: det ger inte sant eller falskt.');
}

function valueOf(result: Collection, known: readonly Placed[]): { readonly expr: Expr; readonly type: 'number' | 'text' | 'logic' } {
  const logic =
    result.kind === 'logic'
      ? result
      : result.elements.length === 1 && result.elements[0]?.value.kind === 'logic'
        ? result.elements[0].value
        : null;
  if (logic) return { expr: truth(logic.yes, logic.no), type: 'logic' };
  const one = result.kind === 'list' ? only(result.elements, known) : null;
  if (one === null) throw new Untranslatable('Uttrycket ger aldrig något värde.');
  if (one.type !== 'number' && one.type !== 'text')
    throw new Untranslatable('Uttrycket ger en dag eller ett klockslag, och ett uträknat värde är ett tal, en text eller ja och nej.');
  if (
    one.type === 'text' &&
    pathsIn(one.expr).some((name) => known.some((placed) => placed.kind === 'text' && name === `answers.${placed.id}`))
  )
    throw new Untranslatable('Uttrycket visar fritext som någon skrivit, och ett uträknat värde får inte bära den vidare.');
  return { expr: one.expr, type: one.type };
}

function truth(yes: Expr, no: Expr): Expr {
  if (isTrue(yes) || isFalse(yes)) return yes;
  if (isOpposite(yes, no)) return yes;
  return when(yes, literal(true), when(no, literal(false), null));
}

function checkOrder(expr: Expr, { order, scope }: Asker): void {
  for (const name of pathsIn(expr)) {
    const placed = scope.known.find(({ id, row }) => name.slice(name.indexOf('.') + 1) === (row === null ? id : `${id}.${row}`));
    if (placed && placed.order >= order)
      throw new Untranslatable(`Uttrycket ser på ”${placed.item.linkId.slice(0, 60)}”, som kommer senare i formuläret.`);
  }
}

function attempt<T>(make: () => T): Translated<T> {
  try {
    return make();
  } catch (error) {
    if (error instanceof Untranslatable) return { because: error.message };
    if (error instanceof RangeError) return { because: 'Uttrycket är för djupt nästlat.' };
    throw error;
  }
}

/** Whether a translation did not come about. */
export const isRefused = <T extends object>(translated: Translated<T>): translated is { readonly because: string } =>
  'because' in translated;

/** The variables an item can name: those of the form and of everything it stands in, the nearest first. */
export const variablesFor = (
  item: SourceItem | null,
  of: (item: SourceItem | null) => ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const all = new Map<string, string>(of(null));
  const chain: SourceItem[] = [];
  for (let here = item; here !== null; here = here.parent) chain.unshift(here);
  for (const one of chain) for (const [name, text] of of(one)) all.set(name, text);
  return all;
};
