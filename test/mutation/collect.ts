import { expect as vitestsExpect } from 'vitest';

/** Stands in for vitest while a mutant is tried: a test is put on a list, and run when it is asked for. What is expected is vitest's own. */
export const expect = vitestsExpect;

export interface Collected {
  file: string;
  name: string;
  body: () => unknown;
}

export const collected: Collected[] = [];

type Body = (...given: never[]) => unknown;

const groups: string[] = [];
let file = '';

/** The file whose tests are read next. */
export const reading = (next: string): void => {
  file = next;
};

export const test = Object.assign(
  (name: string, ...rest: unknown[]): void => {
    collected.push({ file, name: [...groups, name].join(' › '), body: bodyOf(rest) as () => unknown });
  },
  {
    each:
      (rows: readonly unknown[]) =>
      (name: string, ...rest: unknown[]): void =>
        rows.forEach((row, index) => test(`${name} ${index + 1}`, () => bodyOf(rest)(...(given(row) as never[])))),
  },
);

export const describe = Object.assign(
  (name: string, ...rest: unknown[]): void => {
    groups.push(name);
    bodyOf(rest)();
    groups.pop();
  },
  {
    each:
      (rows: readonly unknown[]) =>
      (name: string, ...rest: unknown[]): void =>
        rows.forEach((row, index) => describe(`${name} ${index + 1}`, () => bodyOf(rest)(...(given(row) as never[])))),
  },
);

/** What is said when all is done is not said here, and no time runs out but the mutant's. */
export const afterAll = (): void => undefined;
export const vi = { setConfig: afterAll };

const bodyOf = (rest: unknown[]): Body => rest.find((each) => typeof each === 'function') as Body;

const given = (row: unknown): unknown[] => (Array.isArray(row) ? row : [row]);
