/** A stream of numbers in [0, 1) that the same seed always gives again. */
export interface Random {
  /** The next number, at least 0 and below 1. */
  next(): number;
  /** A whole number, both ends counted in. */
  whole(from: number, to: number): number;
  /** One of some things. */
  pick<T>(things: readonly [T, ...T[]]): T;
}

/** Mulberry32 seeded by the words given: the same words, the same stream, on any machine. */
export function randomOf(...words: readonly (string | number)[]): Random {
  let state = hash(words.join('\u0000'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { next, whole, pick: <T>(things: readonly [T, ...T[]]): T => things[whole(0, things.length - 1)] ?? things[0] };
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
