import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { Field, Group, control } from '../ui/field.tsx';
import { DayReading } from './date.tsx';
import type { QuestionProps } from './questionProps.ts';
import { TimeInput } from './timeInput.tsx';

/** A day and a time of day. While one of them is missing the answer is what stands there, so that the gap is told and not lost. */
export function DateTimeQuestion({ answer, field, onAnswer }: QuestionProps<'dateTime'>) {
  const [day = '', time = ''] = typeof answer === 'string' ? answer.split('T') : [];
  const set = (nextDay: string, nextTime: string) => onAnswer(nextDay === '' && nextTime === '' ? undefined : `${nextDay}T${nextTime}`);
  return (
    <Group {...field}>
      {(tied) => (
        <>
          <div className="parts">
            <Field id={field.id} label={t('form.day')}>
              {(ids) => (
                <input
                  className="ds-input"
                  type="date"
                  size={12}
                  {...control({ ...ids, invalid: tied.invalid })}
                  value={day}
                  onChange={(event) => set(event.target.value, time)}
                />
              )}
            </Field>
            <Field id={`${field.id}-time`} label={t('form.time')}>
              {(ids) => <TimeInput ids={{ ...ids, invalid: tied.invalid }} value={time} onChange={(next) => set(day, next)} />}
            </Field>
          </div>
          <DayReading day={day} />
        </>
      )}
    </Group>
  );
}
