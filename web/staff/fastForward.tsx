import { useState, type FormEvent } from 'react';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { localDay, spokenDate, spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';

/** A test run's clock: what it shows, and how to move it, one deadline or to a day. */
export function FastForward({ page }: { page: RunningMomentPage }) {
  const [to, setTo] = useState('');
  const walk = useAct<string, unknown>(page.id, (key, target) => api.fastForward(key, page.id, target));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const instant = to === '' ? Number.NaN : Date.parse(`${to}T10:00:00Z`);
    if (!walk.isPending && instant > Date.parse(page.now)) walk.mutate(new Date(instant).toISOString());
  };
  return (
    <Card tone="still" label={t('fastForward.title')}>
      <form className="row end" onSubmit={submit}>
        <p>
          <strong>{t('fastForward.title')}</strong>
          <br />
          <span className="figures">
            {spokenDate(page.now, new Date().toISOString())}, {spokenTime(page.now, page.now).replace('i dag ', '')}
          </span>
        </p>
        <Button variant="secondary" size="small" busy={walk.isPending} onClick={() => walk.mutate('nextDue')}>
          {t('fastForward.next')}
        </Button>
        <TextField
          label={t('fastForward.day')}
          type="date"
          size={12}
          min={localDay(page.now)}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button variant="secondary" size="small" type="submit" busy={walk.isPending}>
          {t('fastForward.go')}
        </Button>
        <p className="small" role="status">
          {walk.isPending ? t('fastForward.walking') : walk.isError ? sentenceOf(walk.error) : walk.isSuccess ? t('fastForward.asked') : ''}
        </p>
      </form>
    </Card>
  );
}
