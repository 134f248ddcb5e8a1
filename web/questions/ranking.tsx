import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { Ranking } from '../ui/ranking.tsx';
import type { QuestionProps } from './questionProps.ts';

/** Options in order, best first; as many of them as the form asks for. */
export function RankingQuestion({ question, answer, field, onAnswer }: QuestionProps<'ranking'>) {
  const places = Math.min(question.places ?? question.options.length, question.options.length);
  return (
    <Ranking
      {...field}
      hint={field.hint ?? (places < question.options.length ? t('form.rankFirst', { count: places }) : t('form.rankAll'))}
      options={question.options}
      places={places}
      value={Array.isArray(answer) ? (answer as readonly string[]) : undefined}
      onChange={onAnswer}
    />
  );
}
