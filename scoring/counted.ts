import type { Given } from './given.ts';
import { type Item, itemsOf, scoreTo } from './items.ts';
import type { Inputs } from './outcome.ts';

/** What is counted in a sum, a mean or a count of questions. */
export interface Counting {
  readonly questions: readonly string[];
  readonly reversed?: readonly string[] | undefined;
  readonly missingAllowed?: number | undefined;
  readonly missingShare?: number | undefined;
  readonly notShownIs?: Readonly<Record<string, number>> | undefined;
}

/** The items of a method, each with what it came to; null is missing. */
export interface Counted {
  readonly items: readonly { readonly item: Item; readonly score: number | null }[];
  /** The scores that there are. */
  readonly given: readonly number[];
  readonly missing: number;
  readonly inputs: Inputs;
}

/**
 * Looks up the score of every question a method counts, each once, turned round inside its own range where the method says so.
 * A missing answer is never zero, and a question that was not shown is missing unless `notShownIs` gives it a value.
 * With more missing than the method allows, or nothing at all to count, it is a failure that says so.
 */
export function counted(
  given: Given,
  method: Counting,
  scoreOfItem = scoreTo,
): Counted | { readonly failure: string; readonly inputs: Inputs } {
  const scores: Record<string, number | null> = {};
  const items: { item: Item; score: number | null }[] = [];
  const [turned, standIns]: [string[], Record<string, number>] = [[], {}];
  for (const name of new Set(method.questions)) {
    const item = given.form ? itemsOf(given.form).get(name) : undefined;
    if (!item) return { failure: `Frågan ”${name}” finns inte i formuläret.`, inputs: { scores } };
    let score = given.asked.has(item.shownAs) ? scoreOfItem(item, given.answers) : standInFor(item, method.notShownIs);
    if (score !== null && !given.asked.has(item.shownAs)) standIns[name] = score;
    else if (score !== null && method.reversed?.includes(name) === true) {
      if (!item.range)
        return { failure: `Frågan ”${name}” kan inte vändas eftersom den saknar lägsta och högsta poäng.`, inputs: { scores } };
      turned.push(name);
      score = item.range.minimum + item.range.maximum - score;
    }
    scores[name] = score;
    items.push({ item, score });
  }
  const counts = items.flatMap(({ score }) => score ?? []);
  const missing = items.length - counts.length;
  const inputs: Inputs = {
    scores,
    missing,
    ...(turned.length > 0 ? { reversed: turned } : {}),
    ...(Object.keys(standIns).length > 0 ? { notShown: standIns } : {}),
  };
  if (counts.length === 0) return { failure: 'Ingen av frågorna som räknas är besvarad.', inputs };
  const allowed = mostMissing(method, items.length);
  if (missing > allowed) return { failure: tooManyMissing(missing, allowed), inputs };
  return { items, given: counts, missing, inputs };
}

/** What a method counts an item as that was not shown, by its own name or the matrix's. It stands as it is written, not turned round. */
function standInFor({ name, shownAs }: Item, values: Counting['notShownIs']): number | null {
  if (values === undefined) return null;
  return (Object.hasOwn(values, name) ? values[name] : Object.hasOwn(values, shownAs) ? values[shownAs] : null) ?? null;
}

/** A share allows as many as make it at most: a third of seven is two. */
function mostMissing({ missingAllowed = 0, missingShare }: Counting, questions: number): number {
  return missingShare === undefined ? missingAllowed : Math.floor(missingShare * questions + 1e-9);
}

function tooManyMissing(missing: number, allowed: number): string {
  const answers = missing === 1 ? 'Ett svar saknas' : `${missing} svar saknas`;
  return allowed === 0 ? `${answers}, och inget får saknas.` : `${answers}, och högst ${allowed} får saknas.`;
}
