import { RadioTiles } from '../ui/tiles.tsx';
import type { QuestionProps } from './questionProps.ts';
import { useTileOptions } from './tileOptions.ts';

/** One of several, each with its whole tile as target. */
export function SingleChoiceQuestion({ question, answer, field, onAnswer }: QuestionProps<'singleChoice'>) {
  return (
    <RadioTiles
      {...field}
      options={useTileOptions(question.options)}
      value={typeof answer === 'string' ? answer : undefined}
      onChange={onAnswer}
    />
  );
}
