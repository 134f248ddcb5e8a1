import { expect } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { pathText } from '../../../compiler/path.ts';
import { aMoment } from './base.ts';

/**
 * What one rule says of the small moment with some of its parts replaced, as whole lines: severity, place and sentence.
 * The document goes the whole way through `compile`, so the rule is proved to be on the list too.
 */
export function expectProblems(rule: string, more: Parameters<typeof aMoment>[0], lines: readonly string[]): void {
  const { moment, problems } = compile(aMoment(more));
  expect(moment, `The document did not parse: ${JSON.stringify(problems)}`).not.toBeNull();
  const said = problems.filter(({ code }) => code === rule).map(({ severity, at, message }) => `${severity} ${pathText(at)}: ${message}`);
  expect(said).toEqual(lines);
}
