import { useState, type FormEvent } from 'react';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemAt } from './problemAt.ts';

/** Another name for a publishing unit, or another responsible person. */
export function ChangePublishingUnit({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState({ name, responsible: '' });
  const run = useAct<typeof given, unknown>(
    '*',
    (key, input) =>
      api.changePublishingUnit(key, id, {
        ...(input.name === name ? {} : { name: input.name }),
        ...(input.responsible.trim() === '' ? {} : { responsible: input.responsible }),
      }),
    () => setOpen(false),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!run.isPending) run.mutate(given);
  };
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t('publishingUnits.changeOf', { name })}
        onClick={() => {
          run.reset();
          setGiven({ name, responsible: '' });
          setOpen(true);
        }}
      >
        {t('publishingUnits.change')}
      </Button>
      <Dialog title={t('publishingUnits.changeOf', { name })} open={open} onClose={() => setOpen(false)}>
        <form className="stack" data-gap="close" noValidate onSubmit={submit}>
          <TextField
            label={t('publishingUnits.name')}
            maxLength={120}
            error={problemAt(run.error, 'name')}
            value={given.name}
            onChange={(event) => setGiven({ ...given, name: event.target.value })}
          />
          <TextField
            label={t('publishingUnits.newResponsible')}
            hint={t('org.hsaIdHint')}
            optional
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            error={problemAt(run.error, 'responsible')}
            value={given.responsible}
            onChange={(event) => setGiven({ ...given, responsible: event.target.value })}
          />
          {run.isError && (
            <Notice kind="error" live>
              <p>{sentenceOf(run.error)}</p>
            </Notice>
          )}
          <div className="row">
            <Button type="submit" busy={run.isPending}>
              {t('publishingUnits.save')}
            </Button>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
