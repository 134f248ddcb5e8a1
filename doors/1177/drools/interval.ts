/** Every number a value can come to, ends counted in; `whole` when they are whole numbers only. */
export interface Interval {
  readonly minimum: number;
  readonly maximum: number;
  readonly whole: boolean;
}

export const exactly = (value: number): Interval => ({ minimum: value, maximum: value, whole: Number.isInteger(value) });
export const anything: Interval = { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY, whole: false };

export const either = (a: Interval, b: Interval): Interval => ({
  minimum: Math.min(a.minimum, b.minimum),
  maximum: Math.max(a.maximum, b.maximum),
  whole: a.whole && b.whole,
});

export const negated = ({ minimum, maximum, whole }: Interval): Interval => ({ minimum: 0 - maximum, maximum: 0 - minimum, whole });

export const plus = (a: Interval, b: Interval): Interval => known(a.minimum + b.minimum, a.maximum + b.maximum, a.whole && b.whole);

export const times = (a: Interval, b: Interval): Interval => spanned(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y), a.whole && b.whole);

/** Divided; where the divisor may be zero it may be anything. As whole numbers the fraction is cut off, as Java does. */
export function divided(a: Interval, b: Interval, asWhole: boolean): Interval {
  if (b.minimum <= 0 && b.maximum >= 0) return { ...anything, whole: asWhole };
  return spanned(a, b, (x, y) => (asWhole ? Math.trunc(x / y) : x / y), asWhole);
}

/** What is left of a division: between zero and the divisor, on the dividend's side. */
export function remainder(a: Interval, b: Interval): Interval {
  const size = Math.max(Math.abs(b.minimum), Math.abs(b.maximum));
  return { minimum: a.minimum < 0 ? -size : 0, maximum: a.maximum > 0 ? size : 0, whole: a.whole && b.whole };
}

/** One of Java's Math functions that only grow. */
export const grown = ({ minimum, maximum }: Interval, by: (value: number) => number, whole: boolean): Interval =>
  known(by(minimum), by(maximum), whole);

export function absolute({ minimum, maximum, whole }: Interval): Interval {
  const ends = [Math.abs(minimum), Math.abs(maximum)];
  return { minimum: minimum <= 0 && maximum >= 0 ? 0 : Math.min(...ends), maximum: Math.max(...ends), whole };
}

export const least = (a: Interval, b: Interval): Interval => ({
  minimum: Math.min(a.minimum, b.minimum),
  maximum: Math.min(a.maximum, b.maximum),
  whole: a.whole && b.whole,
});

export const greatest = (a: Interval, b: Interval): Interval => negated(least(negated(a), negated(b)));

/** What is left of an interval where a comparison with a number holds; the interval itself when nothing would be left. */
export function where(interval: Interval, operator: string, limit: number): Interval {
  const step = interval.whole && Number.isInteger(limit) ? 1 : 0;
  let { minimum, maximum } = interval;
  if (operator === '>') minimum = Math.max(minimum, limit + step);
  else if (operator === '>=') minimum = Math.max(minimum, limit);
  else if (operator === '<') maximum = Math.min(maximum, limit - step);
  else if (operator === '<=') maximum = Math.min(maximum, limit);
  else if (operator === '==') [minimum, maximum] = [Math.max(minimum, limit), Math.min(maximum, limit)];
  return minimum > maximum ? interval : { ...interval, minimum, maximum };
}

function spanned(a: Interval, b: Interval, by: (x: number, y: number) => number, whole: boolean): Interval {
  const ends = [by(a.minimum, b.minimum), by(a.minimum, b.maximum), by(a.maximum, b.minimum), by(a.maximum, b.maximum)];
  return known(Math.min(...ends), Math.max(...ends), whole);
}

const known = (minimum: number, maximum: number, whole: boolean): Interval =>
  Number.isNaN(minimum) || Number.isNaN(maximum) ? { ...anything, whole } : { minimum, maximum, whole };
