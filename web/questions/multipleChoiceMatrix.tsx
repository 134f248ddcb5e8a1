import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { Matrix } from '../ui/matrix.tsx';
import { chosenOnRows, wrongRows } from './matrixAnswer.ts';
import type { QuestionProps } from './questionProps.ts';
import { useTileOptions } from './tileOptions.ts';

/** Any number of choices on each row. */
export function MultipleChoiceMatrixQuestion({ question, answer, field, wrongInside, onAnswer }: QuestionProps<'multipleChoiceMatrix'>) {
  const value = chosenOnRows(answer);
  return (
    <Matrix
      {...field}
      hint={field.hint ?? t('form.severalOnRow')}
      rows={question.rows}
      options={useTileOptions(question.options)}
      several
      value={value}
      wrong={wrongRows(wrongInside)}
      onChange={(row, chosen) => {
        const next = question.rows.flatMap(({ id }): [string, readonly string[]][] => {
          const on = id === row ? chosen : (value[id] ?? []);
          return on.length === 0 ? [] : [[id, on]];
        });
        onAnswer(next.length === 0 ? undefined : Object.fromEntries(next));
      }}
    />
  );
}
