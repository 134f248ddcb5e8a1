/**
 * The share of a normal distribution that lies below `z` standard deviations from its mean, 0–1, right to about 14 decimals.
 * Marsaglia's series (Evaluating the Normal Distribution, Journal of Statistical Software 11(4), 2004).
 */
export function normalShare(z: number): number {
  if (!(Math.abs(z) <= OUTERMOST)) return z > 0 ? 1 : z < 0 ? 0 : Number.NaN;
  let sum = z;
  let term = z;
  for (let odd = 3; sum + term !== sum || odd === 3; odd += 2) {
    term = (term * z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-(z * z) / 2 - LOG_ROOT_TWO_PI);
}

const OUTERMOST = 8;
const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;
