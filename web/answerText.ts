import './i18n/pageTexts.ts';
import { BODY_REGIONS } from '../compiler/document/bodyRegions.ts';
import type { Answer, AskedQuestion } from '../compiler/document/question.ts';
import { dayInWords } from './dayInWords.ts';
import { t } from './i18n/text.ts';
import { spokenNumber } from './spoken.ts';

/** An answer as a person reads it on a line: the option's words, `7,5 timmar`, `23.30`. Null when there is none. */
export function answerText(question: AskedQuestion, answer: Answer | undefined): string | null {
  if (answer === undefined || answer === '') return null;
  const plain = typeof answer === 'object' ? JSON.stringify(answer) : String(answer);
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return optionText(question.options, plain);
    case 'pictureChoice':
    case 'multipleChoice':
      return listed(answer, (id) => optionText(question.options, id));
    case 'ranking':
      return listed(answer, (id, index) => `${index + 1}. ${optionText(question.options, id)}`);
    case 'bodyMap':
      return listed(answer, (id) => BODY_REGIONS.find((region) => region.id === id)?.name ?? id);
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix': {
      const chosen = partsOf(answer);
      const rows = question.rows.flatMap(({ id, text }) => {
        const said = listed(chosen[id] ?? [], (option) => optionText(question.options, option));
        return said === null ? [] : [`${text}: ${said}`];
      });
      return rows.join('; ') || null;
    }
    case 'group':
      return Array.isArray(answer) && answer.length > 0 ? t('answer.repetitions', { count: answer.length }) : null;
    case 'consent':
      return answer === true ? t('answer.agreed') : t('answer.notAgreed');
    case 'yesNo':
      return answer === true ? t('ui.yes') : answer === false ? t('ui.no') : plain;
    case 'number':
    case 'slider':
      return typeof answer === 'number' ? [spokenNumber(answer, 6), question.unit].filter(Boolean).join(' ') : plain;
    case 'visualAnalogueScale':
      return t('answer.line', { value: plain, from: question.minimumText, to: question.maximumText });
    case 'duration':
      return typeof answer === 'number' ? durationText(answer, question.parts) : plain;
    case 'file':
    case 'recording':
      return Array.isArray(answer) && answer.length > 0 ? t('answer.files', { count: answer.length }) : null;
    case 'signature':
      return String(partsOf(answer)['name'] ?? '') || null;
    case 'scale':
      return t('answer.scale', { value: plain, maximum: question.maximum });
    case 'ratingScale': {
      const words = question.texts?.[plain];
      const value = t('answer.scale', { value: plain, maximum: question.maximum });
      return words === undefined ? value : `${value}, ${words}`;
    }
    case 'date':
      return dayInWords(plain) ?? plain;
    case 'time':
      return plain.replace(':', '.');
    case 'dateTime': {
      const [day = '', time = ''] = plain.split('T');
      return [dayInWords(day) ?? day, time && t('answer.at', { time: time.replace(':', '.') })].filter(Boolean).join(' ');
    }
    case 'identityNumber':
      return plain.replace(/^(\d{8})(\d{4})$/, '$1-$2');
    case 'contact':
    case 'shortText':
    case 'longText':
      return plain;
  }
}

/** The words of an option, or its id when the form has it no more. */
export const optionText = (options: readonly { readonly id: string; readonly text: string }[], id: string): string =>
  options.find((option) => option.id === id)?.text ?? id;

/** An answer of several parts, by their names. */
export const partsOf = (answer: Answer): Readonly<Record<string, string | readonly string[]>> =>
  typeof answer === 'object' && !Array.isArray(answer) ? (answer as Readonly<Record<string, string | readonly string[]>>) : {};

/** Words of one id or several, with commas between; null when there is none. */
const listed = (answer: Answer, word: (id: string, index: number) => string): string | null =>
  (Array.isArray(answer) ? (answer as readonly unknown[]) : [answer]).map((id, index) => word(String(id), index)).join(', ') || null;

/** `7 timmar 30 minuter`, `90 minuter`, `3 dagar`. */
function durationText(minutes: number, parts: 'hoursMinutes' | 'minutes' | 'days'): string {
  if (parts === 'minutes') return t('answer.minutes', { count: minutes });
  if (parts === 'days' && minutes % 1440 === 0) return t('answer.days', { count: minutes / 1440 });
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && t('answer.hours', { count: hours }), (rest > 0 || hours === 0) && t('answer.minutes', { count: rest })]
    .filter(Boolean)
    .join(' ');
}
