/** A number as a person would write it: without the dust of binary arithmetic. */
export const tidy = (value: number): number => Number(value.toFixed(10)) + 0;

/** Rounded to so many decimals, halves upwards: 1.005 is 1.01 and −2.5 is −2. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = Number((value * scale).toPrecision(15));
  return Number.isFinite(scaled) ? Math.round(scaled) / scale + 0 : value;
}

/** The same sum in whatever order the numbers come. */
export const added = (values: readonly number[]): number => values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0);
