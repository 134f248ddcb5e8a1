/** A named interval of a value, both ends counted in. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly tone: 'calm' | 'mild' | 'moderate' | 'high' | 'severe';
  readonly text: string | null;
}

/** The drawn edges of each band: the gap between 9 and 10 is shared, so that areas meet and the ends reach the scale's ends. */
export function bandEdges(
  bands: readonly Band[],
  minimum: number,
  maximum: number,
): readonly (Band & { readonly low: number; readonly high: number })[] {
  const inOrder = [...bands].sort((a, b) => a.from - b.from);
  return inOrder.map((band, index) => {
    const before = inOrder[index - 1];
    const after = inOrder[index + 1];
    return {
      ...band,
      low: before === undefined ? minimum : (before.to + band.from) / 2,
      high: after === undefined ? maximum : (band.to + after.from) / 2,
    };
  });
}
