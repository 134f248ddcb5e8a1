import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useAct } from '../act.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** A button that asks for a reason, says what follows, and then does it. */
export function ReasonDialog({
  runningMoment,
  trigger,
  title,
  consequence,
  label,
  confirm,
  optional = false,
  danger = false,
  act,
}: {
  runningMoment: string;
  trigger: (open: () => void) => ReactNode;
  title: string;
  consequence: ReactNode;
  label: string;
  confirm: string;
  optional?: boolean;
  danger?: boolean;
  act: (key: string, reason: string) => Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useId();
  const run = useAct<string, unknown>(runningMoment, act, () => {
    setOpen(false);
    setReason('');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (run.isPending) return;
    if (!optional && reason.trim() === '') {
      setMissing(true);
      document.getElementById(field)?.focus();
      return;
    }
    run.mutate(reason.trim());
  };
  return (
    <>
      {trigger(() => setOpen(true))}
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <p>{consequence}</p>
        <form className="stack" data-gap="close" noValidate onSubmit={submit}>
          <TextArea
            id={field}
            label={label}
            optional={optional}
            error={missing ? t('reason.missing') : undefined}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setMissing(false);
              setReason(event.target.value);
            }}
          />
          {run.isError && (
            <Notice kind="error" live>
              <p>{sentenceOf(run.error)}</p>
            </Notice>
          )}
          <div className="row">
            <Button type="submit" danger={danger} busy={run.isPending}>
              {confirm}
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
