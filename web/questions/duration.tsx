import '../i18n/pageTexts.ts';
import { useState } from 'react';
import { t } from '../i18n/text.ts';
import { Field, Group, TextField, control } from '../ui/field.tsx';
import type { QuestionProps } from './questionProps.ts';

const minutesOf = { minutes: 1, days: 1440 } as const;

/** How long something took: hours and minutes, or minutes or days alone. Kept as whole minutes. */
export function DurationQuestion({ question, answer, field, onAnswer }: QuestionProps<'duration'>) {
  if (question.parts === 'hoursMinutes') return <HoursAndMinutes {...{ answer, field, onAnswer }} />;
  const { parts } = question;
  const each = minutesOf[parts];
  return (
    <TextField
      {...field}
      inputMode="numeric"
      size={8}
      autoComplete="off"
      unit={t(`form.${parts}`)}
      value={typeof answer === 'number' ? String(answer / each) : typeof answer === 'string' ? answer : ''}
      onChange={(event) => onAnswer(inMinutes(event.target.value, each))}
    />
  );
}

function HoursAndMinutes({ answer, field, onAnswer }: Pick<QuestionProps<'duration'>, 'answer' | 'field' | 'onAnswer'>) {
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  // What is typed stays as it stands for as long as it means the answer: `1 h 90 min` is not turned into `2 h 30 min` under the hand.
  const [hours, minutes] = together(...typed) === answer ? typed : apart(answer);
  const set = (nextHours: string, nextMinutes: string) => {
    setTyped([nextHours, nextMinutes]);
    onAnswer(together(nextHours, nextMinutes));
  };
  const input = { className: 'ds-input', inputMode: 'numeric', size: 8, autoComplete: 'off' } as const;
  return (
    <Group {...field}>
      {(tied) => (
        <div className="parts">
          <Field id={field.id} label={t('form.hoursLabel')}>
            {(ids) => (
              <input
                {...input}
                {...control({ ...ids, invalid: tied.invalid })}
                value={hours}
                onChange={(event) => set(event.target.value, minutes)}
              />
            )}
          </Field>
          <Field id={`${field.id}-minutes`} label={t('form.minutesLabel')}>
            {(ids) => (
              <input
                {...input}
                {...control({ ...ids, invalid: tied.invalid })}
                value={minutes}
                onChange={(event) => set(hours, event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </Group>
  );
}

/** Hours and minutes as minutes; what cannot be read stays as it was typed, nothing is no answer. */
export function together(hours: string, minutes: string): number | string | undefined {
  if (hours.trim() === '' && minutes.trim() === '') return undefined;
  const [h, m] = [inMinutes(hours === '' ? '0' : hours, 60), inMinutes(minutes === '' ? '0' : minutes, 1)];
  return typeof h === 'number' && typeof m === 'number' ? h + m : `${hours} h ${minutes} min`;
}

/** An answer as the two inputs show it. */
function apart(answer: unknown): readonly [string, string] {
  if (typeof answer === 'number') return [String(Math.floor(answer / 60)), String(answer % 60)];
  const kept = typeof answer === 'string' ? /^(.*) h (.*) min$/.exec(answer) : null;
  return [kept?.[1] ?? '', kept?.[2] ?? ''];
}

function inMinutes(typed: string, each: number): number | string | undefined {
  const tidy = typed.trim().replace(',', '.');
  if (tidy === '') return undefined;
  return /^\d{1,6}(\.\d+)?$/.test(tidy) ? Math.round(Number(tidy) * each) : typed;
}
