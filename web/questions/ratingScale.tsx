import { Scale } from '../ui/scale.tsx';
import type { QuestionProps } from './questionProps.ts';

/** Every step its own button, with words at the ends and where the form gives them. */
export function RatingScaleQuestion({ question, answer, field, onAnswer }: QuestionProps<'ratingScale'>) {
  return (
    <Scale
      {...field}
      minimum={question.minimum}
      maximum={question.maximum}
      minimumText={question.minimumText}
      maximumText={question.maximumText}
      texts={question.texts ?? {}}
      value={typeof answer === 'number' ? answer : undefined}
      onChange={onAnswer}
    />
  );
}
