import { useState, type FormEvent } from 'react';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import type { LogReview } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/selectField.tsx';
import type { LogView } from './lookedFor.ts';

const outcomes = ['nothing', 'asked', 'reported'] as const;

/** Writing down what a follow-up came to. It stands for ever. */
export function WriteReview({ kind, lookedFor, rowsSeen }: { kind: LogView; lookedFor: Record<string, string>; rowsSeen: number }) {
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | undefined>();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const write = useAct<LogReview, { id: string }>('*', api.writeLogReview, () => {
    setOutcome(undefined);
    setNote('');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isWhole = outcome !== undefined && note.trim() !== '';
    setMissing(!isWhole);
    if (isWhole && !write.isPending) write.mutate({ kind, lookedFor, rowsSeen, outcome, note });
  };
  return (
    <section className="stack narrow" aria-labelledby="write-review">
      <h2 id="write-review">{t('log.write.title')}</h2>
      <p className="quiet">{t('log.write.under')}</p>
      <form className="stack" noValidate onSubmit={submit}>
        <SelectField
          label={t('log.write.outcome')}
          empty={t('log.write.choose')}
          options={outcomes.map((id) => ({ id, text: t(`log.outcomes.${id}`) }))}
          value={outcome}
          error={missing && outcome === undefined ? t('log.write.missingOutcome') : undefined}
          onChange={(id) => setOutcome(outcomes.find((each) => each === id))}
        />
        <TextArea
          label={t('log.write.note')}
          hint={t('log.write.noteHint')}
          maxLength={4_000}
          value={note}
          error={missing && note.trim() === '' ? t('log.write.missingNote') : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
        <div>
          <Button type="submit" variant="secondary" busy={write.isPending}>
            {t('log.write.save')}
          </Button>
        </div>
        <div role="status">
          {write.isSuccess && note === '' && (
            <Notice>
              <p>{t('log.write.saved')}</p>
            </Notice>
          )}
          {write.isError && (
            <Notice kind="warning">
              <p>{sentenceOf(write.error)}</p>
            </Notice>
          )}
        </div>
      </form>
    </section>
  );
}
