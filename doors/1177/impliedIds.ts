import { type SourceForm, textOf } from './source.ts';

/**
 * Ids for questions that have none in the file, where a formula asks for one by its place: question 3 without an id, when a formula
 * gets `q3` and no question is called so. By the question's path.
 */
export function impliedIds({ pages, calculations }: SourceForm): ReadonlyMap<string, string> {
  const asked = new Set(
    calculations.flatMap(({ value }) =>
      [...(textOf(value['formula']) ?? '').matchAll(/\.\s*get\s*\(\s*["']([^"'\n]{1,200})["']/g)].map(([, id]) => id ?? ''),
    ),
  );
  const questions = pages.flatMap(({ blocks }) => blocks.flatMap((block) => block.questions));
  const own = new Set(questions.map(({ id }) => id));
  return new Map(
    questions.flatMap(({ id, ordinal, path }) =>
      id === null && asked.has(`q${ordinal}`) && !own.has(`q${ordinal}`) ? [[path, `q${ordinal}`]] : [],
    ),
  );
}
