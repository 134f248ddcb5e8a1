import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import { codebook } from './csv/codebook.ts';
import { csv } from './csv/csv.ts';
import { exportQuestionnaire } from './fhir/exportQuestionnaire.ts';
import { exportQuestionnaireResponse } from './fhir/exportQuestionnaireResponse.ts';
import type { LossReport } from './lossReport.ts';

/** One saved set of answers on its way out. */
export interface AnswerRow {
  /** Whose, or which: whatever the file of answers says, else its number. */
  readonly id: string;
  readonly answers: Answers;
}

/** A format that goes out. Never throws. */
export interface Export {
  readonly name: string;
  readonly title: string;
  /** Whether it writes answers; else the form alone. */
  readonly needsAnswers: boolean;
  readonly write: (form: Form, rows: readonly AnswerRow[]) => Exported;
}

export interface Exported {
  readonly text: string;
  readonly report: LossReport;
}

/** A Questionnaire; with answers, a Bundle of one QuestionnaireResponse for each set. */
const fhir: Export = {
  name: 'fhir',
  title: 'FHIR R4',
  needsAnswers: false,
  write: (form, rows) => {
    const { resource, report } = exportQuestionnaire(form);
    const entries = rows.map(({ answers }) => ({ resource: exportQuestionnaireResponse(form, answers) }));
    const written = rows.length === 0 ? resource : { resourceType: 'Bundle', type: 'collection', entry: entries };
    return { text: `${JSON.stringify(written, null, 2)}\n`, report };
  },
};

/** Every format that goes out. */
export const exports: readonly Export[] = [csv, codebook, fhir];
