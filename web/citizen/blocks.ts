import type { Question } from '../../compiler/document/question.ts';

/** Forms with this many questions or fewer stand on one page. */
const shortForm = 6;
/** At most this many small questions stand together. */
const together = 4;

/**
 * A form's questions in the blocks they are asked in. A short form is one block. In a longer one each choice stands by itself,
 * and small inputs under the same heading stand together; information goes with the question that follows it.
 */
export function blocksOf(questions: readonly Question[]): readonly (readonly Question[])[] {
  const asked = questions.filter(({ kind }) => kind !== 'information').length;
  if (asked <= shortForm) return questions.length === 0 ? [] : [questions];
  const blocks: Question[][] = [];
  let block: Question[] = [];
  for (const question of questions) {
    const answerable = block.filter(({ kind }) => kind !== 'information');
    const full = answerable.length >= together || answerable.some(standsAlone) || (answerable.length > 0 && standsAlone(question));
    const newPart = answerable.length > 0 && question.heading !== undefined;
    if (answerable.length > 0 && (full || newPart || question.kind === 'information')) {
      blocks.push(block);
      block = [];
    }
    block.push(question);
  }
  // Words after the last question stand with it.
  if (block.every(({ kind }) => kind === 'information')) blocks.at(-1)?.push(...block);
  else blocks.push(block);
  return blocks;
}

const standsAlone = (question: Question): boolean =>
  question.kind === 'singleChoice' || question.kind === 'multipleChoice' || question.kind === 'longText';

/** The heading in force for each question: its own, or the nearest one before it. A block that begins midway repeats it. */
export function headingBefore(questions: readonly Question[], block: readonly Question[]): string | null {
  const first = block[0];
  if (first === undefined || first.heading !== undefined) return null;
  const before = questions.slice(0, questions.indexOf(first));
  return before.findLast(({ heading }) => heading !== undefined)?.heading ?? null;
}
