import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { TextField } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';

/** A personal identity number, with or without its hyphen. */
export function IdentityNumberQuestion({ question, answer, field, onAnswer }: QuestionProps<'identityNumber'>) {
  const { accepts } = question;
  return (
    <TextField
      {...field}
      hint={
        <>
          {field.hint !== undefined && <p>{field.hint}</p>}
          {t(accepts.length > 1 ? 'form.identityNumber' : accepts[0] === 'personal' ? 'form.personalNumber' : 'form.coordinationNumber')}
        </>
      }
      inputMode="numeric"
      autoComplete="off"
      size={16}
      value={typeof answer === 'string' ? answer : ''}
      onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}
