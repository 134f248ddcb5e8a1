import { Matrix } from '../ui/matrix.tsx';
import { chosenOnRows, wrongRows } from './matrixAnswer.ts';
import type { QuestionProps } from './questionProps.ts';
import { useTileOptions } from './tileOptions.ts';

/** One choice on each row. */
export function SingleChoiceMatrixQuestion({ question, answer, field, wrongInside, onAnswer }: QuestionProps<'singleChoiceMatrix'>) {
  const value = chosenOnRows(answer);
  return (
    <Matrix
      {...field}
      rows={question.rows}
      options={useTileOptions(question.options)}
      several={false}
      value={value}
      wrong={wrongRows(wrongInside)}
      onChange={(row, [chosen]) =>
        onAnswer(
          Object.fromEntries(
            question.rows.flatMap(({ id }): [string, string][] => {
              const on = id === row ? chosen : value[id]?.[0];
              return on === undefined ? [] : [[id, on]];
            }),
          ),
        )
      }
    />
  );
}
