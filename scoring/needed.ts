import type { Result } from '../compiler/document/result.ts';
import { namedBy } from './methods/jsonata.ts';

/** A result and the results of the same form it builds on. */
export interface Ordered {
  readonly result: Result;
  readonly needs: readonly string[];
  /** Set when it builds on itself: the way round, from itself to itself. */
  readonly circle: readonly string[] | null;
}

/** A form's results so that each stands after what it builds on, in the document's order as far as that goes. Made once for each list. */
export function inOrder(results: readonly Result[]): readonly Ordered[] {
  const known = madeBefore.get(results);
  if (known !== undefined) return known;
  const needs = new Map(results.map((result, index) => [result.id, needsOf(result, results.slice(0, index))]));
  const [ordered, placed]: [Ordered[], Set<string>] = [[], new Set()];
  const place = (id: string): void => {
    const result = results.find((candidate) => candidate.id === id);
    if (!result || placed.has(id)) return;
    placed.add(id);
    const own = needs.get(id) ?? [];
    for (const need of own) place(need);
    ordered.push({ result, needs: own, circle: circleFrom(id, needs) });
  };
  for (const { id } of results) place(id);
  madeBefore.set(results, ordered);
  return ordered;
}

/** The results of these names and all they build on, in the document's order: what must be scored for the named to come out. */
export function neededFor(results: readonly Result[], names: readonly string[]): readonly Result[] {
  const ordered = inOrder(results);
  const wanted = new Set(names);
  for (const name of wanted) for (const need of ordered.find(({ result }) => result.id === name)?.needs ?? []) wanted.add(need);
  return results.filter(({ id }) => wanted.has(id));
}

const madeBefore = new WeakMap<readonly Result[], readonly Ordered[]>();

function needsOf({ method }: Result, before: readonly Result[]): readonly string[] {
  switch (method.kind) {
    case 'sum':
    case 'mean':
    case 'weighted':
    case 'count':
      return [];
    case 'combine':
      return method.items.flatMap(({ form, result }) => (form === undefined ? [result] : []));
    case 'norm':
    case 'change':
      return [method.of];
    case 'jsonata': {
      const { results, allResults } = namedBy(method.expression);
      return allResults ? [...new Set([...results, ...before.map(({ id }) => id)])] : results;
    }
  }
}

/** The shortest way from a result back to itself, if there is one. */
function circleFrom(id: string, needs: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[id]];
  for (const way of ways) {
    for (const next of needs.get(way.at(-1) ?? '') ?? []) {
      if (next === id) return [...way, id];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}
