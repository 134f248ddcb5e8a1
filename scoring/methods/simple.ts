/** What an expression read without jsonata may come to on its way: one value, a few of them in a list, or nothing. */
export type Simple = Scalar | readonly Scalar[] | undefined;
export type Scalar = number | string | boolean | null;

/** Thrown for whatever only jsonata can tell. One and the same, made once: it is caught where the expression was read. */
export const notSimple = new Error('Only jsonata can tell.');

export function asFinite(value: Simple): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw notSimple;
}

/** One value, or nothing. */
export function asScalar(value: Simple): Scalar | undefined {
  if (typeof value === 'object' && value !== null) throw notSimple;
  return value as Scalar | undefined;
}

/** As jsonata takes a value for a condition: nothing, `null`, 0 and the empty text do not hold. */
export const isTrue = (value: Simple): boolean => Boolean(asScalar(value));
