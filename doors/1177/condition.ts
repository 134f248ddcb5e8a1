import type { LossLog } from '../lossReport.ts';
import { isSomething, isThing, numberOf, type SourceBlock, type SourcePart, type SourceQuestion, textOf } from './source.ts';

/** Where the answer to a question of the file stands in ours, once it has been brought in. */
export interface Placed {
  /** `answers.q1`, or `answers.matris.rad`. */
  readonly answer: string;
  readonly several: boolean;
  /** Our options by the alternative's number. */
  readonly options: ReadonlyMap<number, string>;
}

/** What conditions may look back at. */
export interface Earlier {
  readonly placed: (question: SourceQuestion) => Placed | null;
  /** Every block of the form, in order. */
  readonly blocks: readonly SourceBlock[];
}

/**
 * A `questionSuperior` as a condition of ours: shown when one of some alternatives of an earlier question was chosen. A question
 * points within its own block; a block or a page to a question of an earlier block. Null, and told, when it cannot be followed.
 */
export function conditionOf(part: SourcePart, home: SourceBlock | null, to: string, earlier: Earlier, log: LossLog): string | null {
  const superior = part.value['questionSuperior'];
  if (!isSomething(superior)) return null;
  const path = `${part.path}/questionSuperior`;
  const fail = (because: string): null => {
    log.left(path, 'condition', `${because} Det som hörde till villkoret visas alltid.`);
    return null;
  };
  if (!isThing(superior)) return fail('Villkoret går inte att läsa.');
  const question = pointedAt(superior, part, home, earlier);
  if (question === null) return fail('Villkoret pekar inte på en fråga som går att hitta före den.');
  const placed = earlier.placed(question);
  if (placed === null) return fail('Frågan som villkoret pekar på har inte förts över eller står efter.');
  const numbers = (Array.isArray(superior['superiorAnswerAlternativeNumbers']) ? superior['superiorAnswerAlternativeNumbers'] : [])
    .slice(0, 100)
    .map(numberOf);
  const options = numbers.flatMap((number) => (number === null ? [] : (placed.options.get(number) ?? [])));
  if (options.length === 0) return fail('Villkoret nämner inga alternativ som frågan har.');
  const unknown = numbers.length - options.length;
  if (unknown > 0)
    log.changed(path, 'condition', `Villkoret nämner ${unknown} alternativ som frågan inte har; de övriga gäller.`, `${to}.shownWhen`);
  else log.kept(path, 'condition', `${to}.shownWhen`);
  return written(placed, options);
}

/** All of several conditions. */
export function both(conditions: readonly (string | null)[]): string | null {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? null : given.length === 1 ? (given[0] ?? null) : given.map((condition) => `(${condition})`).join(' and ');
}

function written({ answer, several }: Placed, options: readonly string[]): string {
  const texts = options.map((option) => JSON.stringify(option));
  if (several) return texts.map((text) => `${text} in ${answer}`).join(' or ');
  return texts.length === 1 ? `${answer} = ${texts[0]}` : `${answer} in [${texts.join(', ')}]`;
}

function pointedAt(
  superior: Readonly<Record<string, unknown>>,
  part: SourcePart,
  home: SourceBlock | null,
  earlier: Earlier,
): SourceQuestion | null {
  const id = textOf(superior['superiorQuestionId']);
  const number = numberOf(superior['superiorQuestionNumber']);
  const before = earlier.blocks.flatMap(({ questions }) => questions).filter(({ path }) => path !== part.path);
  if (id !== null) return before.find((question) => question.id === id) ?? null;
  if (number === null) return null;
  const block = numberOf(superior['superiorBlockNumber']);
  const page = numberOf(superior['superiorPageNumber']);
  if (home !== null && block === null && page === null)
    return home.questions.find((question) => question.number === number && question.path !== part.path) ?? null;
  const among = earlier.blocks.filter(
    (one) =>
      (block === null || numberOf(one.value['blockNumber']) === block) &&
      (page === null || one.path.startsWith(`/pages/${page - 1}/`)) &&
      !one.path.startsWith(`${part.path}/`) &&
      one.path !== part.path,
  );
  const found = among.flatMap(({ questions }) => questions).filter((question) => question.number === number);
  return found.length === 1 ? (found[0] ?? null) : null;
}
