import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { localDay } from '../spoken.ts';
import { TextField } from '../ui/field.tsx';
import { dayInWords } from '../dayInWords.ts';
import type { QuestionProps } from './questionProps.ts';

/** A day, in the browser's own way, and below it as it reads. */
export function DateQuestion({ question, answer, field, onAnswer }: QuestionProps<'date'>) {
  const value = typeof answer === 'string' ? answer : '';
  const limit = (day: string | undefined) => (day === 'today' ? localDay(new Date().toISOString()) : day);
  const [from, to] = [limit(question.minimum), limit(question.maximum)];
  return (
    <TextField
      {...field}
      hint={field.hint ?? span(from, to)}
      type="date"
      size={12}
      min={from}
      max={to}
      value={value}
      onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
      after={<DayReading day={value} />}
    />
  );
}

/** The chosen day with its weekday, so that a slip is seen. */
export const DayReading = ({ day }: { day: string }) => {
  const words = dayInWords(day);
  return words === null ? null : <p className="quiet small">{words}</p>;
};

function span(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && to !== undefined) return t('form.dayBetween', { from: dayInWords(from), to: dayInWords(to) });
  if (from !== undefined) return t('form.dayFrom', { from: dayInWords(from) });
  return to === undefined ? undefined : t('form.dayTo', { to: dayInWords(to) });
}
