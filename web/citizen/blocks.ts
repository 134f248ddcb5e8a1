import type { Question } from '../../compiler/document/question.ts';
import { isAsked } from '../isAsked.ts';

/** Forms with this many questions or fewer stand on one page. */
const shortForm = 6;
/** At most this many small questions stand together. */
const together = 4;

/**
 * A form's questions in the blocks they are asked in. Where the form says itself where pages begin, they begin there and nowhere else.
 * Otherwise a short form is one block; in a longer one each choice stands by itself, and small inputs under the same heading stand
 * together; information goes with the question that follows it.
 */
export function blocksOf(questions: readonly Question[]): readonly (readonly Question[])[] {
  if (questions.length === 0) return [];
  if (questions.some(({ newPage }, index) => newPage === true && index > 0)) return pagesOf(questions);
  const asked = questions.filter(isAsked).length;
  if (asked <= shortForm) return [questions];
  const blocks: Question[][] = [];
  let block: Question[] = [];
  for (const question of questions) {
    const answerable = block.filter(isAsked);
    const full = answerable.length >= together || answerable.some(standsAlone) || (answerable.length > 0 && standsAlone(question));
    const newPart = answerable.length > 0 && question.heading !== undefined;
    if (answerable.length > 0 && question.kind !== 'calculated' && (full || newPart || question.kind === 'information')) {
      blocks.push(block);
      block = [];
    }
    block.push(question);
  }
  // Words after the last question stand with it.
  if (!block.some(isAsked)) blocks.at(-1)?.push(...block);
  else blocks.push(block);
  return blocks;
}

/** The title of the page that a block begins, or stands on. */
export function pageTitleOf(questions: readonly Question[], block: readonly Question[]): string | null {
  const first = block[0] === undefined ? -1 : questions.indexOf(block[0]);
  return (
    questions.slice(0, first + 1).findLast(({ newPage, pageTitle }, index) => newPage === true || (index === 0 && pageTitle !== undefined))
      ?.pageTitle ?? null
  );
}

function pagesOf(questions: readonly Question[]): readonly (readonly Question[])[] {
  const pages: Question[][] = [];
  for (const question of questions) {
    const page = pages.at(-1);
    if (page === undefined || question.newPage === true) pages.push([question]);
    else page.push(question);
  }
  return pages;
}

/** Kinds that fill a phone's screen by themselves. */
const large: ReadonlySet<string> = new Set([
  'bodyMap',
  'file',
  'group',
  'longText',
  'multipleChoice',
  'multipleChoiceMatrix',
  'pictureChoice',
  'ranking',
  'recording',
  'signature',
  'singleChoice',
  'singleChoiceMatrix',
]);
const standsAlone = ({ kind }: Question): boolean => large.has(kind);

/** The heading in force for each question: its own, or the nearest one before it. A block that begins midway repeats it. */
export function headingBefore(questions: readonly Question[], block: readonly Question[]): string | null {
  const first = block[0];
  if (first === undefined || first.heading !== undefined) return null;
  const before = questions.slice(0, questions.indexOf(first));
  return before.findLast(({ heading }) => heading !== undefined)?.heading ?? null;
}
