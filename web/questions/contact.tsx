import { TextField } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';

const inputs = {
  email: { type: 'email', inputMode: 'email', autoComplete: 'email' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel' },
  either: { type: 'text', inputMode: 'text', autoComplete: 'email' },
} as const;

/** An e-mail address or a phone number, with the keyboard and the suggestions that fit it. */
export function ContactQuestion({ question, answer, field, onAnswer }: QuestionProps<'contact'>) {
  return (
    <TextField
      {...field}
      {...inputs[question.of]}
      spellCheck={false}
      autoCapitalize="none"
      value={typeof answer === 'string' ? answer : ''}
      onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}
