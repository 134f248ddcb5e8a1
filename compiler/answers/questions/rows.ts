import type { Row } from '../../document/questions/everyQuestion.ts';
import type { Fault, Mode } from '../checkAnswers.ts';
import { isPlainObject } from '../isPlainObject.ts';
import { isUnanswered } from '../isUnanswered.ts';

/** What both matrices ask of their rows: only known ones, each with an answer of its own kind, and all of them when it is mandatory. */
export function rowFaults(
  { rows, mandatory }: { readonly rows: readonly Row[]; readonly mandatory: boolean },
  answer: unknown,
  mode: Mode,
  faultOf: (chosen: unknown) => string | null,
): string | readonly Fault[] {
  if (!isPlainObject(answer)) return 'Svara på varje rad.';
  const given = new Map<string, unknown>(Object.entries(answer));
  if ([...given.keys()].some((key) => !rows.some(({ id }) => id === key))) return 'Svaret har en rad som inte finns i frågan.';
  return rows.flatMap(({ id, text }): readonly Fault[] => {
    const chosen = given.get(id);
    if (isUnanswered(chosen)) return mandatory && mode === 'save' ? [{ message: `Svara på raden ”${text}”.`, at: [id] }] : [];
    const fault = faultOf(chosen);
    return fault === null ? [] : [{ message: fault, at: [id] }];
  });
}
