/** How values are spread: the least that so many per cent lie at or below. */
export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly most: number;
  readonly mean: number;
}

/** The spread of some values; all zero for none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const sum = sorted.reduce((all, value) => all + value, 0);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), most: sorted.at(-1) ?? 0, mean: sorted.length === 0 ? 0 : sum / sorted.length };
}
