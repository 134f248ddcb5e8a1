import '../i18n/pageTexts.ts';
import { useState } from 'react';
import { t } from '../i18n/text.ts';
import { spokenNumber } from '../spoken.ts';
import { TextField } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';
import { readNumber } from './readNumber.ts';

/** A number, written as people write it: `7,5`. What cannot be read as a number stays as it was typed, and is told as an error. */
export function NumberQuestion({ question, answer, field, onAnswer }: QuestionProps<'number'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown =
    typed !== null && readNumber(typed) === answer
      ? typed
      : typeof answer === 'number'
        ? spokenNumber(answer)
        : typeof answer === 'string'
          ? answer
          : '';
  const { minimum, maximum } = question;
  return (
    <TextField
      {...field}
      hint={
        field.hint ??
        (minimum !== undefined && maximum !== undefined
          ? t('form.between', { minimum: spokenNumber(minimum), maximum: spokenNumber(maximum) })
          : undefined)
      }
      inputMode={minimum !== undefined && minimum < 0 ? 'text' : question.decimals > 0 ? 'decimal' : 'numeric'}
      size={8}
      autoComplete="off"
      unit={question.unit}
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onAnswer(readNumber(event.target.value));
      }}
    />
  );
}
