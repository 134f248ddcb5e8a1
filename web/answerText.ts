import { BODY_REGIONS } from '../compiler/document/bodyRegions.ts';
import type { Answer, AskedQuestion, Question } from '../compiler/document/question.ts';
import { t } from './i18n/text.ts';
import { spokenNumber } from './spoken.ts';

/** A question that takes an answer. */
export type Asked = AskedQuestion;

/** Whether a question takes an answer. */
export const isAsked = (question: Question): question is Asked => question.kind !== 'information' && question.kind !== 'calculated';

/** An answer as a person reads it: the option's words, `7,5 timmar`, `23.30`. Null when there is none. */
export function answerText(question: Asked, answer: Answer | undefined): string | null {
  if (answer === undefined || answer === '') return null;
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return optionText(question.options, String(answer));
    case 'pictureChoice':
    case 'multipleChoice':
    case 'ranking':
      return listed(answer, (id) => optionText(question.options, id));
    case 'bodyMap':
      return listed(answer, (id) => BODY_REGIONS.find((region) => region.id === id)?.name ?? id);
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix': {
      const chosen = rowsOf(answer);
      const rows = question.rows.flatMap(({ id, text }) => {
        const said = listed(chosen[id] ?? [], (option) => optionText(question.options, option));
        return said === null ? [] : [`${text}: ${said}`];
      });
      return rows.join('; ') || null;
    }
    case 'group':
      return Array.isArray(answer) ? t('answer.repetitions', { count: answer.length }) : null;
    case 'consent':
    case 'yesNo':
      return answer === true ? t('ui.yes') : t('ui.no');
    case 'number':
    case 'slider':
      return typeof answer === 'number' ? [spokenNumber(answer), question.unit].filter(Boolean).join(' ') : String(answer);
    case 'visualAnalogueScale':
      return t('answer.scale', { value: String(answer), maximum: 100 });
    case 'duration':
      return typeof answer === 'number' ? minutesText(answer) : String(answer);
    case 'file':
    case 'recording':
      return Array.isArray(answer) ? t('answer.files', { count: answer.length }) : null;
    case 'signature':
      return String(rowsOf(answer)['name'] ?? '') || null;
    case 'scale':
    case 'ratingScale':
      return t('answer.scale', { value: String(answer), maximum: question.maximum });
    case 'time':
      return String(answer).replace(':', '.');
    case 'dateTime':
      return String(answer)
        .replace('T', ' ')
        .replace(/:(?=\d\d$)/, '.');
    case 'contact':
    case 'identityNumber':
    case 'date':
    case 'shortText':
    case 'longText':
      return String(answer);
  }
}

/** Words of one id or several, with commas between; null when there is none. */
const listed = (answer: Answer, word: (id: string) => string): string | null =>
  (Array.isArray(answer) ? (answer as readonly unknown[]) : [answer]).map((id) => word(String(id))).join(', ') || null;

const rowsOf = (answer: Answer): Readonly<Record<string, string | readonly string[]>> =>
  typeof answer === 'object' && !Array.isArray(answer) ? (answer as Readonly<Record<string, string | readonly string[]>>) : {};

function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return [hours > 0 ? `${hours} h` : '', minutes % 60 > 0 || hours === 0 ? `${minutes % 60} min` : ''].filter(Boolean).join(' ');
}

const optionText = (options: readonly { readonly id: string; readonly text: string }[], id: string): string =>
  options.find((option) => option.id === id)?.text ?? id;
