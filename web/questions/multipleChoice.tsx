import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { CheckboxTiles } from '../ui/tiles.tsx';
import type { QuestionProps } from './questionProps.ts';
import { useTileOptions } from './tileOptions.ts';

/** Any number of several. An exclusive one stands alone. */
export function MultipleChoiceQuestion({ question, answer, field, onAnswer }: QuestionProps<'multipleChoice'>) {
  return (
    <CheckboxTiles
      {...field}
      hint={field.hint ?? howMany(question.minimum, question.maximum)}
      options={useTileOptions(question.options)}
      value={Array.isArray(answer) ? (answer as readonly string[]) : []}
      onChange={(ids) => onAnswer(ids.length === 0 ? undefined : ids)}
    />
  );
}

/** `Välj högst 3.` */
export function howMany(minimum = 0, maximum = Infinity): string {
  if (minimum === maximum) return t('form.exactly', { count: minimum });
  if (minimum > 1 && maximum < Infinity) return t('form.atLeastAtMost', { minimum, maximum });
  if (minimum > 1) return t('form.atLeast', { count: minimum });
  return maximum < Infinity ? t('form.atMost', { count: maximum }) : t('form.several');
}
