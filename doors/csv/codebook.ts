import type { Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import type { Export, Exported } from '../exports.ts';
import { lossLog } from '../lossReport.ts';
import { type Column, columnsOf } from './columns.ts';
import { writeCsv } from './writeCsv.ts';

/** What every column of a table of answers means: the question, its values and their words and scores, its limits and its condition. */
export const codebook: Export = { name: 'codebook', title: 'kodbok', needsAnswers: false, write };

function write(form: Form): Exported {
  const log = lossLog('csv');
  const once = Object.fromEntries(form.questions.filter(({ kind }) => kind === 'group').map(({ id }) => [id, 1]));
  const groups = columnsOf(form, once);
  form.questions.forEach(({ id, kind }, index) => {
    if (groups.some((group) => group.id === id)) log.kept(`/questions/${index}`, 'item');
    else log.left(`/questions/${index}`, 'item', kind === 'information' ? 'Text har inga svar.' : 'Ett uträknat värde har ingen kolumn.');
  });
  const rows = groups.flatMap(({ columns }) => columns.map((column) => rowOf(form, column)));
  return { text: writeCsv([[...HEADER], ...rows]), report: log.report(form.title) };
}

const HEADER = [
  'kolumn',
  'fråga',
  'text',
  'del',
  'slag',
  'värden',
  'poäng',
  'lägsta',
  'högsta',
  'enhet',
  'obligatorisk',
  'visas när',
  'kod',
];

function rowOf(form: Form, { name, question, part, values }: Column): readonly string[] {
  const { minimum, maximum, unit } = limitsOf(question);
  const scores = values.filter(({ score, value }) => score !== null && String(score) !== value);
  return [
    name,
    question.id,
    'text' in question ? question.text : '',
    part ?? '',
    question.kind,
    values.map(({ value, text }) => `${value} = ${text}`).join(' | '),
    scores.map(({ value, score }) => `${value} = ${score}`).join(' | '),
    minimum,
    maximum,
    unit,
    'mandatory' in question && question.mandatory ? 'ja' : 'nej',
    question.shownWhen ?? '',
    'code' in question ? (question.code ?? '') : '',
  ];
}

function limitsOf(question: Question): { readonly minimum: string; readonly maximum: string; readonly unit: string } {
  const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value as string | number));
  switch (question.kind) {
    case 'visualAnalogueScale':
      return { minimum: '0', maximum: '100', unit: '' };
    case 'duration':
      return { minimum: text(question.minimumMinutes), maximum: text(question.maximumMinutes), unit: 'min' };
    case 'number':
    case 'slider':
      return { minimum: text(question.minimum), maximum: text(question.maximum), unit: text(question.unit) };
    case 'scale':
    case 'ratingScale':
    case 'date':
    case 'group':
      return { minimum: text(question.minimum), maximum: text(question.maximum), unit: '' };
    case 'shortText':
    case 'longText':
      return { minimum: '', maximum: text(question.maximumLength), unit: 'tecken' };
    default:
      return { minimum: '', maximum: '', unit: '' };
  }
}
