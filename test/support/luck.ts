/** Chance that can be had again: the same number gives the same luck. */
export interface Luck {
  /** A whole number from 0 up to, and not counting, `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (part: number) => boolean;
  readonly one: <Value>(of: readonly Value[]) => Value;
}

/** Mulberry32: small, quick, and good enough to break things with. */
export function luckOf(seed: number): Luck {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, chance: (part) => next() < part, one: (of) => of[below(of.length)] as (typeof of)[number] };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
