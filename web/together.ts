import type { ResultSeries } from '../api/schemas/form.ts';

/** Results as they are shown: each by itself, or several in the graph that the designer named. Those without a value are left out. */
export function together(
  all: readonly ResultSeries[],
): readonly { readonly key: string; readonly first: ResultSeries; readonly others: readonly ResultSeries[] }[] {
  const shown = all.filter(({ values }) => values.length > 0);
  const groups = new Map<string, ResultSeries[]>();
  for (const series of shown) {
    const own = `${series.of}/${series.form}/${series.result}`;
    const key = series.graph.together === null ? own : `together/${series.graph.together}`;
    groups.set(key, [...(groups.get(key) ?? []), series]);
  }
  return [...groups].flatMap(([key, [first, ...others]]) => (first === undefined ? [] : [{ key, first, others }]));
}
