import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useAct } from '../act.ts';
import { api, type FormSent } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/selectField.tsx';

/** One more form to this citizen, outside modules and batteries (FRM-16). */
export function SendForm({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const forms = useQuery({ queryKey: ['sendable', id], queryFn: () => api.sendableForms(id), enabled: open });
  const send = useAct<{ form: string; reason?: string }, FormSent>(
    id,
    (act, body) => api.sendForm(act, id, body),
    (_, body) => {
      setSent(forms.data?.find((each) => each.form === body.form)?.title ?? '');
      setOpen(false);
      setForm(undefined);
      setReason('');
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (send.isPending) return;
    setMissing(form === undefined);
    if (form === undefined) return document.getElementById('skicka-formular')?.focus();
    send.mutate({ form, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  return (
    <div className="row">
      <p className="quiet small" role="status">
        {sent === null ? '' : t('sendForm.sent', { form: sent })}
      </p>
      <Button
        variant="secondary"
        size="small"
        onClick={() => {
          setSent(null);
          setOpen(true);
        }}
      >
        {t('sendForm.open')}
      </Button>
      <Dialog title={t('sendForm.title')} open={open} onClose={() => setOpen(false)}>
        <Loaded query={forms}>
          {(all) =>
            all.length === 0 ? (
              <p>{t('sendForm.none')}</p>
            ) : (
              <form className="stack" data-gap="close" noValidate onSubmit={submit}>
                <p>{t('sendForm.text')}</p>
                <SelectField
                  id="skicka-formular"
                  label={t('sendForm.form')}
                  empty={t('sendForm.choose')}
                  error={missing ? t('sendForm.missing') : undefined}
                  options={all.map((each) => ({
                    id: each.form,
                    text: each.waiting > 0 ? t('sendForm.waiting', { form: each.title, count: each.waiting }) : each.title,
                  }))}
                  value={form}
                  onChange={(chosen) => {
                    setForm(chosen);
                    setMissing(false);
                  }}
                />
                <TextArea
                  id="skicka-varfor"
                  label={t('sendForm.reason')}
                  optional
                  rows={2}
                  maxLength={500}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
                {send.isError && (
                  <Notice kind="error" live>
                    <p>{sentenceOf(send.error)}</p>
                  </Notice>
                )}
                <div className="row">
                  <Button type="submit" busy={send.isPending}>
                    {t('sendForm.confirm')}
                  </Button>
                  <Button variant="secondary" onClick={() => setOpen(false)}>
                    {t('ui.cancel')}
                  </Button>
                </div>
              </form>
            )
          }
        </Loaded>
      </Dialog>
    </div>
  );
}
