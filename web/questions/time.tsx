import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { Field } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';
import { TimeInput } from './timeInput.tsx';

/** A time of day: `7.30`, `0730`, `7:30`. */
export function TimeQuestion({ answer, field, onAnswer }: QuestionProps<'time'>) {
  return (
    <Field
      {...field}
      hint={
        <>
          {field.hint !== undefined && <p>{field.hint}</p>}
          {t('form.timeHint')}
        </>
      }
    >
      {(ids) => (
        <TimeInput
          ids={ids}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(time) => onAnswer(time === '' ? undefined : time)}
        />
      )}
    </Field>
  );
}
