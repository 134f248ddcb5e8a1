import type { Sign } from './expr.ts';

/** Whether a comparison of two known values holds. Text is compared sign by sign. */
export function holds(sign: Sign, a: string | number | boolean, b: string | number | boolean): boolean {
  switch (sign) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
