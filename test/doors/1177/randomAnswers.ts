import type { Answers } from '../../../compiler/document/question.ts';
import type { Form } from '../../../compiler/document/form.ts';
import type { LossReport } from '../../../doors/lossReport.ts';
import type { Luck } from '../../support/luck.ts';

interface RawQuestion {
  readonly questionId: string | null;
  readonly questionNumber: number;
  readonly input: string;
  readonly answerMin: number | string | null;
  readonly answerMax: number | string | null;
  readonly answerStep: number | null;
  readonly answerAlternatives: readonly { readonly number: number }[];
  readonly questionSuperior: {
    readonly superiorQuestionId?: string;
    readonly superiorQuestionNumber: number;
    readonly superiorAnswerAlternativeNumbers: readonly (number | string)[];
  } | null;
}

export interface RawForm {
  readonly pages: readonly {
    readonly page: {
      readonly questionBlocks: readonly {
        readonly questions: readonly RawQuestion[];
        readonly questionSuperior?: RawQuestion['questionSuperior'];
      }[];
    };
  }[];
  readonly calculationFormulas: readonly { readonly calculationId: string; readonly formula: string }[];
}

/** A set of answers twice: as the original counts them, by question id, and as ours are stored. Questions that are not shown have none. */
export interface Twice {
  readonly theirs: ReadonlyMap<string, number>;
  readonly ours: Answers;
  /** Paths of the questions that the original shows. */
  readonly shown: ReadonlySet<string>;
}

/** Draws answers from the file itself; where they stand in ours is read in the report. */
export function randomAnswers(raw: RawForm, form: Form, report: LossReport, luck: Luck): Twice {
  const theirs = new Map<string, number>();
  const byPath = new Map<string, number>();
  const ours: Record<string, string | number | Record<string, string>> = {};
  const shown = new Set<string>();
  const missing = luck.one([0, 0, 0.1, 0.5, 0.95]);
  let ordinal = 0;
  raw.pages.forEach(({ page }, p) =>
    page.questionBlocks.forEach(({ questions, questionSuperior: ofBlock }, b) =>
      questions.forEach((question, q) => {
        ordinal += 1;
        const base = `/pages/${p}/page/questionBlocks/${b}/questions`;
        const path = `${base}/${q}`;
        const holds = (superior: RawQuestion['questionSuperior'] | undefined): boolean => {
          if (superior === null || superior === undefined) return true;
          const chosen =
            superior.superiorQuestionId === undefined
              ? byPath.get(`${base}/${questions.findIndex(({ questionNumber }) => questionNumber === superior.superiorQuestionNumber)}`)
              : theirs.get(superior.superiorQuestionId);
          return chosen !== undefined && superior.superiorAnswerAlternativeNumbers.map(Number).includes(chosen);
        };
        if (!holds(ofBlock) || !holds(question.questionSuperior)) return;
        shown.add(path);
        if (luck.chance(missing)) return;
        const place = report.lines.find((line) => line.path === path && line.what === 'item')?.to;
        const drawn = answerTo(question, luck);
        if (drawn === null || place === undefined) return;
        theirs.set(question.questionId ?? `q${ordinal}`, drawn.number);
        byPath.set(path, drawn.number);
        write(ours, form, place, drawn);
      }),
    ),
  );
  return { theirs, ours, shown };
}

function answerTo(question: RawQuestion, luck: Luck): { readonly number: number; readonly index: number | null } | null {
  if (question.input === 'radio') {
    const index = luck.below(question.answerAlternatives.length);
    const chosen = question.answerAlternatives[index];
    return chosen === undefined ? null : { number: chosen.number, index };
  }
  if (question.input !== 'number' && question.input !== 'range') return null;
  const [from, until] = [Number(question.answerMin ?? 0), Number(question.answerMax ?? 100)];
  const step = question.answerStep === null || question.answerStep === 0 ? 1 : question.answerStep;
  return { number: Number((from + luck.below(Math.round((until - from) / step) + 1) * step).toFixed(6)), index: null };
}

/** `forms[0].questions[3].rows[2]`, with the option at the same place in the list as the alternative. */
function write(
  ours: Record<string, unknown>,
  form: Form,
  place: string,
  { number, index }: { number: number; index: number | null },
): void {
  const [, at, row] = /questions\[(\d+)\](?:\.rows\[(\d+)\])?$/.exec(place) ?? [];
  const question = form.questions[Number(at)];
  if (question === undefined) throw new Error(`The report points at ${place}, where nothing stands.`);
  if (index === null) {
    ours[question.id] = number;
    return;
  }
  if (!('options' in question)) throw new Error(`${place} has no options.`);
  const option = question.options[index]?.id ?? '';
  if (row === undefined || !('rows' in question)) ours[question.id] = option;
  else ours[question.id] = { ...(ours[question.id] as object | undefined), [question.rows[Number(row)]?.id ?? '']: option };
}
