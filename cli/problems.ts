import { pathText } from '../compiler/path.ts';
import type { Problem } from '../compiler/problem.ts';
import { isError } from '../compiler/problem.ts';

/** Problems as a person reads them in a terminal: severity and place, then the sentence and the rule's name. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.flatMap((problem) => [
    `${isError(problem) ? 'Fel' : 'Varning'}  ${pathText(problem.at)}${problem.position === undefined ? '' : `, tecken ${problem.position + 1}`}`,
    `  ${problem.message} (${problem.code})`,
  ]);
}

/** "2 fel och 1 varning." */
export function problemCount(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'Inga fel.';
  const words = [
    ...(errors > 0 ? [`${errors} fel`] : []),
    ...(warnings > 0 ? [warnings === 1 ? '1 varning' : `${warnings} varningar`] : []),
  ];
  return `${words.join(' och ')}.`;
}

/** Problems as programs read them. `path` is `at` in one text. */
export const problemJson = (problems: readonly Problem[]) => problems.map((problem) => ({ ...problem, path: pathText(problem.at) }));
