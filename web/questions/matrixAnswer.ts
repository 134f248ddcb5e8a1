import type { WrongInside } from './questionProps.ts';

/** What is chosen on each row of a matrix, one choice or several alike. */
export function chosenOnRows(answer: unknown): Readonly<Record<string, readonly string[]>> {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return {};
  return Object.fromEntries(
    Object.entries(answer).map(([row, chosen]) => [row, Array.isArray(chosen) ? (chosen as readonly string[]) : [String(chosen)]]),
  );
}

/** The first thing that is wrong with each row. */
export const wrongRows = (wrong: readonly WrongInside[]): Readonly<Record<string, string>> =>
  Object.fromEntries(wrong.toReversed().map(({ path, message }) => [String(path[0]), message]));
