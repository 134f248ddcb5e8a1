import { TextField } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';
import { RoomLeft } from './roomLeft.tsx';

/** One line of text. */
export function ShortTextQuestion({ question, answer, field, onAnswer }: QuestionProps<'shortText'>) {
  const value = typeof answer === 'string' ? answer : '';
  return (
    <TextField
      {...field}
      autoComplete="off"
      value={value}
      onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
      after={<RoomLeft text={value} maximum={question.maximumLength} />}
    />
  );
}
