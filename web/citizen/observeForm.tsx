import '../i18n/pageTexts.ts';
import { useState, type FormEvent } from 'react';
import type { Measure } from '../../api/schemas/activityPlan.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { readNumber } from '../questions/readNumber.ts';
import { spokenNumber } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** Writes what has been done: one figure. What lies outside the agreed limits is taken all the same, and the citizen is told that it is. */
export function ObserveForm({ id, measure }: { id: string; measure: Measure }) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [saved, setSaved] = useState<string | null>(null);
  const observe = useAct<number, unknown>(
    id,
    (act, value) => api.observe(act, id, measure.measure, value),
    (_, value) => {
      setTyped('');
      setSaved(spokenNumber(value));
    },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const value = readNumber(typed);
    if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e9) return setError(t('plan.number'));
    setError(undefined);
    setSaved(null);
    observe.mutate(value);
  };
  const field = `varde-${measure.measure}`;
  return (
    <form className="stack" data-gap="close" noValidate onSubmit={send}>
      <TextField
        id={field}
        label={t('plan.write', { name: measure.name })}
        inputMode="decimal"
        size={8}
        autoComplete="off"
        unit={measure.unit ?? undefined}
        error={error}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setSaved(null);
        }}
      />
      <div className="row">
        <Button type="submit" variant={measure.waiting ? 'primary' : 'secondary'} busy={observe.isPending}>
          {t('plan.save')}
          <span className="sr-only"> {measure.name}</span>
        </Button>
        <p className="quiet small" role="status">
          {saved === null ? '' : t('plan.saved', { value: [saved, measure.unit].filter(Boolean).join(' ') })}
        </p>
      </div>
      {observe.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(observe.error)}</p>
        </Notice>
      )}
    </form>
  );
}
