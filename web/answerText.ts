import type { Answer, Question } from '../compiler/document/question.ts';
import { t } from './i18n/text.ts';
import { spokenNumber } from './spoken.ts';

/** A question that takes an answer. */
export type Asked = Exclude<Question, { kind: 'information' }>;

/** Whether a question takes an answer. */
export const isAsked = (question: Question): question is Asked => question.kind !== 'information';

/** An answer as a person reads it: the option's words, `7,5 timmar`, `23.30`. Null when there is none. */
export function answerText(question: Asked, answer: Answer | undefined): string | null {
  if (answer === undefined || answer === '') return null;
  switch (question.kind) {
    case 'singleChoice':
      return optionText(question.options, String(answer));
    case 'multipleChoice':
      return typeof answer === 'object' ? answer.map((id) => optionText(question.options, id)).join(', ') || null : String(answer);
    case 'yesNo':
      return answer === true ? t('ui.yes') : t('ui.no');
    case 'number':
      return typeof answer === 'number' ? [spokenNumber(answer), question.unit].filter(Boolean).join(' ') : String(answer);
    case 'scale':
      return t('answer.scale', { value: String(answer), maximum: question.maximum });
    case 'time':
      return String(answer).replace(':', '.');
    case 'date':
    case 'shortText':
    case 'longText':
      return String(answer);
  }
}

const optionText = (options: readonly { readonly id: string; readonly text: string }[], id: string): string =>
  options.find((option) => option.id === id)?.text ?? id;
