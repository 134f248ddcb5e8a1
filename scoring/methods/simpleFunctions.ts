import { asFinite, asScalar, isTrue, notSimple, type Simple } from './simple.ts';

/** A function of jsonata's as it is for plain values: how many it takes, and what it comes to. Whatever jsonata refuses, it leaves to it. */
export interface SimpleFunction {
  readonly takes: readonly number[];
  readonly of: (first: Simple, second: Simple) => Simple;
}

export const SIMPLE_FUNCTIONS: Readonly<Record<string, SimpleFunction>> = {
  count: { takes: [1], of: (value) => (value === undefined ? 0 : isList(value) ? value.length : 1) },
  sum: { takes: [1], of: (value) => (value === undefined ? undefined : total(numbersIn(value))) },
  average: { takes: [1], of: ofSome((numbers) => total(numbers) / numbers.length) },
  max: { takes: [1], of: ofSome((numbers) => Math.max(...numbers)) },
  min: { takes: [1], of: ofSome((numbers) => Math.min(...numbers)) },
  exists: { takes: [1], of: (value) => value !== undefined },
  not: { takes: [1], of: (value) => (value === undefined ? undefined : !isTrue(value)) },
  boolean: { takes: [1], of: (value) => (value === undefined ? undefined : isTrue(value)) },
  abs: { takes: [1], of: ofOne(Math.abs) },
  floor: { takes: [1], of: ofOne(Math.floor) },
  ceil: { takes: [1], of: ofOne(Math.ceil) },
  sqrt: { takes: [1], of: ofOne(Math.sqrt) },
  round: { takes: [1, 2], of: round },
  power: { takes: [2], of: power },
  number: { takes: [1], of: number },
  substringBefore: { takes: [2], of: (text, mark) => part(text, mark, (whole, at) => whole.slice(0, at)) },
  substringAfter: { takes: [2], of: (text, mark) => part(text, mark, (whole, at, length) => whole.slice(at + length)) },
};

const isList = (value: Simple): value is Extract<Simple, readonly unknown[]> => Array.isArray(value);

const numbersIn = (value: Simple): readonly number[] => (isList(value) ? value.map(asFinite) : [asFinite(value)]);

const total = (numbers: readonly number[]): number => asFinite(numbers.reduce((sum, each) => sum + each, 0));

function ofSome(reckon: (numbers: readonly number[]) => number): SimpleFunction['of'] {
  return (value) => {
    if (value === undefined) return undefined;
    const numbers = numbersIn(value);
    return numbers.length === 0 ? undefined : asFinite(reckon(numbers));
  };
}

function ofOne(reckon: (value: number) => number): (value: Simple) => Simple {
  return (value) => (value === undefined ? undefined : asFinite(reckon(asFinite(value))));
}

function power(base: Simple, exponent: Simple): Simple {
  const by = asFinite(exponent);
  return base === undefined ? undefined : asFinite(asFinite(base) ** by);
}

/** Halves go to the even neighbour, and decimals are moved in the text of the number, as jsonata has it. */
function round(value: Simple, decimals: Simple): Simple {
  if (value === undefined) {
    if (decimals !== undefined) asFinite(decimals);
    return undefined;
  }
  const places = decimals === undefined ? 0 : asFinite(decimals);
  if (!Number.isInteger(places)) throw notSimple;
  const moved = shifted(asFinite(value), places);
  const near = Math.round(moved);
  const even = Math.abs(near - moved) === 0.5 && Math.abs(near % 2) === 1 ? near - 1 : near;
  const back = asFinite(shifted(even, -places));
  return Object.is(back, -0) ? 0 : back;
}

function shifted(value: number, places: number): number {
  if (places === 0) return value;
  const [digits, exponent] = value.toString().split('e');
  return Number(`${digits}e${exponent === undefined ? places : Number(exponent) + places}`);
}

function number(value: Simple): Simple {
  if (value === undefined || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && /^-?[0-9]+(?:\.[0-9]+)?$/.test(value)) return asFinite(Number.parseFloat(value));
  throw notSimple;
}

function part(text: Simple, mark: Simple, cut: (whole: string, at: number, length: number) => string): Simple {
  if (typeof asScalar(mark) !== 'string') throw notSimple;
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw notSimple;
  const at = text.indexOf(mark as string);
  return at < 0 ? text : cut(text, at, (mark as string).length);
}
