/** A form of the 1177 form service as far as its file can be read. Every part knows its place, a JSON pointer. */
export interface SourceForm {
  readonly value: Thing;
  readonly name: string;
  readonly pages: readonly SourcePage[];
  readonly calculations: readonly SourcePart[];
}

export interface SourcePage extends SourcePart {
  /** What stands around `page`: routing. */
  readonly around: SourcePart;
  readonly blocks: readonly SourceBlock[];
}

export interface SourceBlock extends SourcePart {
  readonly questions: readonly SourceQuestion[];
}

export interface SourceQuestion extends SourcePart {
  /** From 1, through the whole form. */
  readonly ordinal: number;
  readonly id: string | null;
  readonly number: number;
  readonly alternatives: readonly SourceAlternative[];
}

export interface SourceAlternative extends SourcePart {
  /** What the original counts. */
  readonly number: number;
  readonly hasNumber: boolean;
}

export interface SourcePart {
  readonly path: string;
  readonly value: Thing;
}

export type Thing = Readonly<Record<string, unknown>>;

/** Reads a form's parts in order. What is no object where one belongs is an empty one: the report tells of it as a thing without content. */
export function readSource(value: Thing): SourceForm {
  let ordinal = 0;
  const pages = partsOf(value['pages'], '/pages').map((around): SourcePage => {
    const page = isThing(around.value['page']) ? { path: `${around.path}/page`, value: around.value['page'] } : around;
    const blocks = partsOf(page.value['questionBlocks'], `${page.path}/questionBlocks`).map(
      (block): SourceBlock => ({
        ...block,
        questions: partsOf(block.value['questions'], `${block.path}/questions`).map((question, index): SourceQuestion => {
          ordinal += 1;
          return {
            ...question,
            ordinal,
            id: wordOf(question.value['questionId']),
            number: numberOf(question.value['questionNumber']) ?? index + 1,
            alternatives: partsOf(question.value['answerAlternatives'], `${question.path}/answerAlternatives`).map(
              (alternative, place): SourceAlternative => {
                const number = numberOf(alternative.value['number']);
                return { ...alternative, number: number ?? place + 1, hasNumber: number !== null };
              },
            ),
          };
        }),
      }),
    );
    return { ...page, around, blocks };
  });
  return {
    value,
    name: textOf(value['name']) ?? textOf(value['title']) ?? '',
    pages,
    calculations: partsOf(value['calculationFormulas'], '/calculationFormulas'),
  };
}

/** A text with something in it; a number is written out, as files do with the answer ”1”. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A number, or a text that is one; a comma may stand for the point. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?\d{1,15}(?:[.,]\d{1,10})?\s*$/.test(value)) return null;
  return Number(value.replace(',', '.'));
}

export const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Something that says anything at all. */
export const isSomething = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);

const wordOf = (value: unknown): string | null => textOf(value)?.trim() ?? null;

const partsOf = (value: unknown, path: string): readonly SourcePart[] =>
  Array.isArray(value) ? value.map((one: unknown, index) => ({ path: `${path}/${index}`, value: isThing(one) ? one : {} })) : [];
