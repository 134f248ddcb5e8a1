import { count, list } from './words.ts';

/** ”2 veckor och 3 dagar”, whichever way it goes; nothing when it is none. */
export function offsetInWords(rule: Offset): string {
  const parts = [
    [rule.months, 'månad', 'månader'],
    [rule.weeks, 'vecka', 'veckor'],
    [rule.days, 'dag', 'dagar'],
  ] as const;
  return list(parts.flatMap(([number, one, many]) => (number ? [count(Math.abs(number), one, many)] : [])));
}

/** Before what it counts from. */
export const isBackwards = (rule: Offset): boolean => [rule.days, rule.weeks, rule.months].some((number) => (number ?? 0) < 0);

/** An offset as the document writes it. */
interface Offset {
  readonly days?: number | undefined;
  readonly weeks?: number | undefined;
  readonly months?: number | undefined;
}
