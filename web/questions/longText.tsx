import { TextArea } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';
import { RoomLeft } from './roomLeft.tsx';

/** Text over several lines. */
export function LongTextQuestion({ question, answer, field, onAnswer }: QuestionProps<'longText'>) {
  const value = typeof answer === 'string' ? answer : '';
  return (
    <TextArea
      {...field}
      value={value}
      onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
      after={<RoomLeft text={value} maximum={question.maximumLength} />}
    />
  );
}
